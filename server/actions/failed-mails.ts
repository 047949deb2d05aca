/** Letters that no mail server took within a day, or that one has refused for good: for administrators. */

import type { AgentId } from "../../protocol/conversation.ts";
import type { MailId } from "../../protocol/mail.ts";
import { insist, mayManageMail } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { noteAudit } from "./audit.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const pageLength = 50;

/** Newest first; `before` is the last one of the page before. */
export async function listFailedMails(services: Services, agentId: AgentId, before?: MailId) {
  const { store } = services;
  insist(mayManageMail(await agentNow(store, agentId)));
  const page = { before, limit: pageLength + 1 };
  const found = await refuseIfUnavailable(store.failedMails(page));
  return {
    mails: found.slice(0, pageLength),
    more: found.length > pageLength,
    pending: await refuseIfUnavailable(store.pendingMails()),
  };
}

/** It is made again from what is stored now: what was read, redacted or erased meanwhile is not in it. */
export const resendMail = (services: Services, agentId: AgentId, id: MailId) =>
  commit(services, async (work) => {
    const { tx, now } = work;
    insist(mayManageMail(await agentNow(tx, agentId)));
    const mail = await tx.mail(id);
    if (mail?.outcome !== "failed") throw notFound("mail");
    const unsent = { doneAt: undefined, outcome: undefined, failure: undefined };
    await tx.updateMail(id, { ...unsent, attempts: 0, nextAt: now });
    await noteAudit(work, { what: "mail.resent", by: `agent:${agentId}`, details: { id } });
  });
