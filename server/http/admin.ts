import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AuditPage } from "../../protocol/audit.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { RetentionView } from "../../protocol/privacy.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { noteRefused, readAudit } from "../actions/audit.ts";
import * as data from "../actions/customer-data.ts";
import { eraseCustomer } from "../actions/erasure.ts";
import { Refusal } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import { presentAudit } from "../present/audit.ts";
import { presentExport, presentOverview } from "../present/customer-export.ts";
import type { Http } from "./http.ts";
import { refuseOtherPages, signedInAgent } from "./signed-in-agent.ts";

const path = "/api/admin/customers/:customer";

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

  app.get("/api/admin/retention", (request) =>
    asAgent(request, http, async (agentId): Promise<RetentionView> => {
      await data.privacyOfficer(services, agentId);
      const { conversations, questions, audit } = services.retention;
      return { conversationsDays: conversations, questionsDays: questions, auditDays: audit };
    }),
  );

  app.get(path, (request) =>
    withCustomer(request, http, async ({ customer }) =>
      presentOverview(await data.overviewOf(services, customer)),
    ),
  );
  app.get(`${path}/export`, (request) =>
    withCustomer(request, http, async ({ customer, by }) =>
      presentExport(await data.exportCustomer(services, customer, by)),
    ),
  );
  app.post(`${path}/erase`, (request) =>
    withCustomer(request, http, ({ customer, by }) => eraseCustomer(services, customer.id, by)),
  );
  app.put(`${path}/hold`, (request) =>
    withCustomer(request, http, async ({ customer, by }) => {
      const { reason } = validate(httpPayloads.hold, request.body);
      await data.holdCustomer(services, customer.id, { reason, by });
      return presentOverview(await data.overviewOf(services, customer));
    }),
  );
  app.delete(`${path}/hold`, (request) =>
    withCustomer(request, http, async ({ customer, by }) => {
      await data.releaseCustomer(services, customer.id, by);
      return presentOverview(await data.overviewOf(services, customer));
    }),
  );
}

type Officer = Awaited<ReturnType<typeof data.privacyOfficer>>;
type NamedCustomer = Awaited<ReturnType<typeof data.customerNamed>>;

/** Looks the customer up only for somebody who may: others learn nothing of who is one. */
const withCustomer = <T>(
  request: FastifyRequest,
  http: Http,
  handle: (given: { readonly customer: NamedCustomer; readonly by: Officer }) => Promise<T>,
) =>
  asAgent(request, http, async (agentId) => {
    const by = await data.privacyOfficer(http.services, agentId);
    const { customer } = validate(httpPayloads.adminCustomer, request.params);
    return handle({ customer: await data.customerNamed(http.services.store, customer), by });
  });

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
