import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AuditPage } from "../../protocol/audit.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { noteRefused, readAudit } from "../actions/audit.ts";
import { Refusal } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import { presentAudit } from "../present/audit.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, signedInAgent } from "./signed-in-agent.ts";

/** What the console's administrators may do. Each action asks by itself who may. */
export function serveAdmin(app: FastifyInstance, http: Http): void {
  const { services } = http;

  app.get("/api/admin/audit", (request) =>
    asAgent(request, http, async (agentId): Promise<AuditPage> => {
      const { before } = validate(httpPayloads.auditQuery, request.query);
      const { entries, more, agents } = await readAudit(services, agentId, before);
      return { entries: entries.map((entry) => presentAudit(entry, agents)), more };
    }),
  );
}

/** Calls the handler with the agent who asks. One who may not is in the audit log. */
async function asAgent<T>(
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
