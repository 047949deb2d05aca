import type { FastifyRequest } from "fastify";
import { agentOf, knownSession } from "../actions/agents.ts";
import { Refusal } from "../domain/refusal.ts";
import { tokenInCookie } from "../edge/session-cookie.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";

/** The agent who asks; throws `unauthenticated` where nobody is signed in. */
export async function signedInAgent(request: FastifyRequest, { services }: Http) {
  const token = sessionTokenOf(request);
  const agent = token && (await agentOf(services, token));
  if (!agent) throw new Refusal("unauthenticated", "Please sign in.");
  return agent;
}

/** The same, also while the second step of the sign-in is still to be set up. */
export async function enrollingAgent(request: FastifyRequest, { services }: Http) {
  const token = sessionTokenOf(request);
  const known = token && (await knownSession(services, token));
  if (!known) throw new Refusal("unauthenticated", "Please sign in.");
  return known.agent;
}

/** A browser adds the cookie to whatever any page sends; only our own pages may use it. */
export function refuseOtherPages({ headers }: FastifyRequest, { callers }: Http) {
  if (!callers.isOwn(headers)) throw new Refusal("not_yours", "Only our own pages may do this.");
}

export const sessionTokenOf = (request: FastifyRequest): string | undefined =>
  request.headers.authorization === undefined
    ? tokenInCookie(request.headers.cookie)
    : bearerOf(request);
