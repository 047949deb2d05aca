import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AuditPage } from "../../protocol/audit.ts";
import type { FailedMails } from "../../protocol/mail.ts";
import type { RetentionView } from "../../protocol/privacy.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import type { DeadWebhooks } from "../../protocol/webhook.ts";
import { readAudit } from "../actions/audit.ts";
import * as data from "../actions/customer-data.ts";
import { eraseCustomer } from "../actions/erasure.ts";
import { listFailedMails, resendMail } from "../actions/failed-mails.ts";
import { listDeadWebhooks, redeliverWebhook } from "../actions/webhooks.ts";
import { validate } from "../edge/validate.ts";
import { presentAudit } from "../present/audit.ts";
import { presentExport, presentOverview } from "../present/customer-export.ts";
import { presentFailedMail } from "../present/mail/failed-mail.ts";
import { presentDeadWebhook } from "../present/webhook.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

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
      const { conversations, questions, audit, attachments } = services.retention;
      return {
        conversationsDays: conversations,
        questionsDays: questions,
        auditDays: audit,
        attachmentsDays: attachments,
      };
    }),
  );

  app.get("/api/admin/webhooks", (request) =>
    asAgent(request, http, async (agentId): Promise<DeadWebhooks> => {
      const { before } = validate(httpPayloads.deadWebhooks, request.query);
      const { webhooks, ...rest } = await listDeadWebhooks(services, agentId, before);
      return { webhooks: webhooks.map(presentDeadWebhook), ...rest };
    }),
  );
  app.post("/api/admin/webhooks/:webhook/redeliver", (request) =>
    asAgent(request, http, async (agentId) => {
      const { webhook } = validate(httpPayloads.webhook, request.params);
      await redeliverWebhook(services, agentId, webhook);
      return {};
    }),
  );

  app.get("/api/admin/mails", (request) =>
    asAgent(request, http, async (agentId): Promise<FailedMails> => {
      const { before } = validate(httpPayloads.failedMails, request.query);
      const { mails, ...rest } = await listFailedMails(services, agentId, before);
      return { mails: mails.map(presentFailedMail), ...rest };
    }),
  );
  app.post("/api/admin/mails/:mail/resend", (request) =>
    asAgent(request, http, async (agentId) => {
      const { mail } = validate(httpPayloads.mail, request.params);
      await resendMail(services, agentId, mail);
      return {};
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
