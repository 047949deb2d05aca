import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { knownDevice, newDevice, signOut } from "../actions/agents.ts";
import { type SignInPlace, sessionMs, signIn } from "../actions/sign-in-agent.ts";
import { deviceName } from "../edge/device-name.ts";
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
  const { services, signIns } = http;

  app.post(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const { email, password, code } = validate(httpPayloads.signIn, request.body);
    const device = await knownDevice(services, email, deviceInCookie(request.headers.cookie));
    const place = placeOf(request, http);
    const attempt = { email: email.toLowerCase(), address: place.address, device };
    const { token, agent, enrolling } = await signIns.run(attempt, () =>
      signIn(services, { email, password, code }, place),
    );
    setSessionCookie(request, reply, { http, token, agent });
    const enrol = enrolling ? ({ enrol: true } as const) : {};
    return { token, agent: presentAgent(agent), ...enrol };
  });

  app.get(path, async (request) => {
    const agent = await signedInAgent(request, http);
    return { agent: presentAgent(agent) };
  });

  app.delete(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const token = sessionTokenOf(request);
    if (token) await signOut(services, token);
    endSessionCookie(reply);
    return reply.status(204).send();
  });
}

/** Where the request is from, as the agent's list of sessions shows it. */
export const placeOf = (request: FastifyRequest, { callers }: Http): SignInPlace => ({
  address: callers.addressOf(request.raw),
  device: deviceName(request.headers["user-agent"]),
});

interface BegunSession {
  readonly http: Http;
  readonly token: string;
  readonly agent: Parameters<typeof newDevice>[1];
}

/** The session, and what the device is known by from now on. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { http, token, agent }: BegunSession,
) {
  const secure = isSecure(request);
  const maxAge = Math.floor(sessionMs / 1_000);
  reply.setCookie(cookieName(secure), token, { ...cookieOptions(secure), maxAge });
  const proof = newDevice(http.services, agent);
  const lasting = { ...cookieOptions(secure), maxAge: deviceSeconds };
  reply.setCookie(deviceCookie(secure), proof, lasting);
}

export function endSessionCookie(reply: FastifyReply) {
  for (const secure of [true, false]) {
    reply.clearCookie(cookieName(secure), cookieOptions(secure));
  }
}

/**
 * The outside is https: a proxy that we believe says so, or the page that signs in. Who lies about its own origin gets a
 * cookie that it can't send back.
 */
const isSecure = ({ protocol, headers }: FastifyRequest) =>
  protocol === "https" || headers.origin?.startsWith("https://") === true;
