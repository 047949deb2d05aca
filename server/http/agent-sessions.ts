import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { agentOf, signIn, signOut } from "../actions/agents.ts";
import { Refusal } from "../domain/refusal.ts";
import { cookieName, cookieOptions, tokenInCookie } from "../edge/session-cookie.ts";
import { validate } from "../edge/validate.ts";
import { presentAgent } from "../present/agent.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";

const path = "/api/agent/sessions";

export function serveAgentSessions(app: FastifyInstance, http: Http): void {
  const { services, limits, callers } = http;

  app.post(path, async (request, reply) => {
    refuseOtherPages(request, http);
    const { email, password } = validate(httpPayloads.signIn, request.body);
    // By address and by account: neither one address over many accounts nor the reverse gets far.
    await limits.consume("sign-in", `${callers.addressOf(request.raw)} ${email.toLowerCase()}`);
    await limits.consume("sign-in", email.toLowerCase());
    const { token, agent, expiresInMs } = await signIn(services, email, password);
    const secure = request.protocol === "https";
    const maxAge = Math.floor(expiresInMs / 1_000);
    reply.setCookie(cookieName(secure), token, { ...cookieOptions(secure), maxAge });
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

/** A browser adds the cookie to whatever any page sends; only our own pages may use it. */
function refuseOtherPages({ headers }: FastifyRequest, { callers }: Http) {
  if (!callers.isOwn(headers)) throw new Refusal("not_yours", "Only our own pages may do this.");
}

const tokenOf = (request: FastifyRequest): string | undefined =>
  request.headers.authorization === undefined
    ? tokenInCookie(request.headers.cookie)
    : bearerOf(request);
