import type { FastifyRequest } from "fastify";
import type { AgentId } from "../../protocol/conversation.ts";
import { noteRefused } from "../actions/audit.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, signedInAgent } from "./signed-in-agent.ts";

/** Calls the handler with the agent who asks. One who may not is in the audit log. */
export async function asAgent<T>(
  request: FastifyRequest,
  http: Http,
  handle: (agentId: AgentId) => Promise<T>,
): Promise<T> {
  refuseOtherPages(request, http);
  const { id } = await signedInAgent(request, http);
  try {
    return await handle(id);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_yours") {
      const name = `${request.method} ${request.routeOptions.url}`;
      await noteRefused(http.services, `agent:${id}`, { name, payload: undefined });
    }
    throw error;
  }
}
