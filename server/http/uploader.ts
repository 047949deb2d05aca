import type { FastifyRequest } from "fastify";
import { agentOf } from "../actions/agents.ts";
import { customerOf } from "../actions/customers.ts";
import type { Uploader } from "../actions/uploads.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, signedInAgent } from "./signed-in-agent.ts";

/** Who sends or asks for a file: a customer by their token or identity, an agent by a token or the session cookie. */
export async function uploaderOf(request: FastifyRequest, http: Http): Promise<Uploader> {
  if (request.headers.authorization === undefined) {
    if (request.method !== "GET") refuseOtherPages(request, http);
    return { kind: "agent", id: (await signedInAgent(request, http)).id };
  }
  const token = bearerOf(request);
  const agent = await agentOf(http.services, token);
  if (agent) return { kind: "agent", id: agent.id };
  return { kind: "customer", id: (await customerOf(http.services, token)).id };
}
