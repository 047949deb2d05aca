import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { knownDevice, newDevice, signIn, signOut } from "../actions/agents.ts";
import {
  cookieName,
  cookieOptions,
  deviceCookie,
  deviceInCookie,
  deviceSeconds,
} from "../edge/session-cookie.ts";
import { validate } from "../edge/validate.ts";
import { presentAgent } from "../present/agent.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, sessionTokenOf, signedInAgent } from "./signed-in-agent.ts";

const path = "/api/agent/sessions";

export function serveAgentSessions(app: FastifyInstance, http: Http): void {
  const { services, signIns, callers } = http;

  app.post(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const { email, password } = validate(httpPayloads.signIn, request.body);
    const device = await knownDevice(services, email, deviceInCookie(request.headers.cookie));
    const address = callers.addressOf(request.raw);
    const attempt = { email: email.toLowerCase(), address, device };
    const { token, agent, expiresInMs } = await signIns.run(attempt, () =>
      signIn(services, { email, password }, address),
    );
    const secure = isSecure(request);
    if (!secure) http.warnOfProxy(request.raw);
    const maxAge = Math.floor(expiresInMs / 1_000);
    reply.setCookie(cookieName(secure), token, { ...cookieOptions(secure), maxAge });
    const proof = newDevice(services, agent);
    reply.setCookie(deviceCookie(secure), proof, {
      ...cookieOptions(secure),
      maxAge: deviceSeconds,
    });
    return { token, agent: presentAgent(agent) };
  });

  app.get(path, async (request) => {
    const agent = await signedInAgent(request, http);
    return { agent: presentAgent(agent) };
  });

  app.delete(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const token = sessionTokenOf(request);
    if (token) await signOut(services, token);
    for (const secure of [true, false]) {
      reply.clearCookie(cookieName(secure), cookieOptions(secure));
    }
    return reply.status(204).send();
  });
}

/**
 * The outside is https: a proxy that we believe says so, or the page that signs in. Who lies about its own origin gets a
 * cookie that it can't send back.
 */
const isSecure = ({ protocol, headers }: FastifyRequest) =>
  protocol === "https" || headers.origin?.startsWith("https://") === true;
