import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { agentOf, knownDevice, newDevice, signIn, signOut } from "../actions/agents.ts";
import { Refusal } from "../domain/refusal.ts";
import {
  cookieName,
  cookieOptions,
  deviceCookie,
  deviceInCookie,
  deviceSeconds,
  tokenInCookie,
} from "../edge/session-cookie.ts";
import { validate } from "../edge/validate.ts";
import { presentAgent } from "../present/agent.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";

const path = "/api/agent/sessions";

export function serveAgentSessions(app: FastifyInstance, http: Http): void {
  const { services, signIns, callers } = http;

  app.post(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const { email, password } = validate(httpPayloads.signIn, request.body);
    const device = await knownDevice(services, email, deviceInCookie(request.headers.cookie));
    const attempt = { email: email.toLowerCase(), address: callers.addressOf(request.raw), device };
    const { token, agent, expiresInMs } = await signIns.run(attempt, () =>
      signIn(services, email, password),
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
    const token = tokenOf(request);
    const agent = token && (await agentOf(services, token));
    if (!agent) throw new Refusal("unauthenticated", "Please sign in.");
    return { agent: presentAgent(agent) };
  });

  app.delete(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const token = tokenOf(request);
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

/** A browser adds the cookie to whatever any page sends; only our own pages may use it. */
function refuseOtherPages({ headers }: FastifyRequest, { callers }: Http) {
  if (!callers.isOwn(headers)) throw new Refusal("not_yours", "Only our own pages may do this.");
}

const tokenOf = (request: FastifyRequest): string | undefined =>
  request.headers.authorization === undefined
    ? tokenInCookie(request.headers.cookie)
    : bearerOf(request);
