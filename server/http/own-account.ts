import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LinkView, TwoFactorSetup } from "../../protocol/account.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import * as account from "../actions/own-account.ts";
import { lookAtLink, setPasswordByLink } from "../actions/password-links.ts";
import { validate } from "../edge/validate.ts";
import { presentOwnAccount } from "../present/account.ts";
import { presentAgent } from "../present/agent.ts";
import { endSessionCookie, placeOf, setSessionCookie } from "./agent-sessions.ts";
import type { Http } from "./http.ts";
import { enrollingAgent, refuseOtherPages, sessionTokenOf } from "./signed-in-agent.ts";

const path = "/api/agent/account";

/** What agents do with their own accounts, also before the second step is set up where the settings require one. */
export function serveOwnAccount(app: FastifyInstance, http: Http): void {
  const { services } = http;

  app.get(path, async (request) => {
    const { id } = await enrollingAgent(request, http);
    const token = sessionTokenOf(request) ?? "";
    return presentOwnAccount(await account.ownAccount(services, id, token));
  });

  app.post(`${path}/two-factor`, async (request): Promise<TwoFactorSetup> => {
    const { id } = await ownPage(request, http);
    const { agent, secret } = await account.beginSecondStep(services, id);
    return { secret, uri: authenticatorUri(agent.email, secret) };
  });
  app.put(`${path}/two-factor`, async (request, reply) => {
    const { id } = await ownPage(request, http);
    const { code } = validate(httpPayloads.confirmTwoFactor, request.body);
    const given = { ...placeOf(request, http), code };
    const done = await account.confirmSecondStep(services, id, given);
    const { recoveryCodes, token } = done;
    setSessionCookie(request, reply, { http, token, agent: done.agent });
    return { recoveryCodes, token };
  });
  app.delete(`${path}/two-factor`, async (request) => {
    const agent = await ownPage(request, http);
    const { password } = validate(httpPayloads.stopTwoFactor, request.body);
    await guarded(request, http, agent.email, () =>
      account.stopSecondStep(services, agent.id, password),
    );
    return {};
  });

  app.put(`${path}/password`, async (request, reply) => {
    const agent = await ownPage(request, http);
    const given = validate(httpPayloads.changePassword, request.body);
    const { token, agent: changed } = await guarded(request, http, agent.email, () =>
      account.changePassword(services, agent.id, { ...given, ...placeOf(request, http) }),
    );
    setSessionCookie(request, reply, { http, token, agent: changed });
    return { token };
  });

  app.delete(`${path}/sessions`, async (request, reply) => {
    const { id } = await ownPage(request, http);
    await account.endOwnSessions(services, id);
    return ended(reply);
  });
  app.delete(`${path}/sessions/:id`, async (request, reply) => {
    const { id } = await ownPage(request, http);
    const session = validate(httpPayloads.session, request.params);
    await account.endOwnSessions(services, id, session.id);
    return reply.status(204).send();
  });

  app.post("/api/agent/links", async (request): Promise<LinkView> => {
    refuseOtherPages(request, http);
    const { token } = validate(httpPayloads.link, request.body);
    const { agent, kind } = await lookAtLink(services, token);
    const { name, email, role } = presentAgent(agent);
    return { name, email, role, kind };
  });
  app.put("/api/agent/links", async (request) => {
    refuseOtherPages(request, http);
    const given = validate(httpPayloads.useLink, request.body);
    const { email } = await setPasswordByLink(services, given);
    return { email };
  });
}

async function ownPage(request: FastifyRequest, http: Http) {
  refuseOtherPages(request, http);
  return enrollingAgent(request, http);
}

/** Whoever found a console open does not guess at the password for ever. */
const guarded = <T>(request: FastifyRequest, http: Http, email: string, work: () => Promise<T>) =>
  http.signIns.run(
    { email, address: http.callers.addressOf(request.raw), device: undefined },
    work,
  );

function ended(reply: FastifyReply) {
  endSessionCookie(reply);
  return reply.status(204).send();
}

/** The form that authenticator apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
function authenticatorUri(email: string, secret: string): string {
  const parameters = new URLSearchParams({ secret, issuer: "PocketDesk" });
  return `otpauth://totp/PocketDesk:${encodeURIComponent(email)}?${parameters}`;
}
