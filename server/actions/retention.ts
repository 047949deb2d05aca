import type { CustomerRecord } from "../domain/records.ts";
import { type RetentionDays, tooOldBefore } from "../domain/retention.ts";
import { createAttachmentRetention } from "./attachment-retention.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { messagesAtOnce } from "./erasure.ts";
import type { Services } from "./services.ts";

const conversationsAtOnce = 20;
const ticketsAtOnce = 50;
const questionsAtOnce = 500;
const customersAtOnce = 100;
const saidAtOnce = 200;
const entriesAtOnce = 500;
/** How long after a look at all customers the next one begins. */
const restMs = 3_600_000;

/**
 * Deletes what is older than it may be, a slice of each kind with each call. What is due is read from the rows themselves, so
 * a process that dies in between costs nothing, and a second call does no harm. A legal hold keeps its customer's rows.
 */
export function createRetention(services: Services, days: RetentionDays) {
  const deleteCustomers = createCustomerSweep(services);
  const deleteAttachments = createAttachmentRetention(services);
  return async (): Promise<void> => {
    const now = services.clock.now();
    const conversations = tooOldBefore(days.conversations, now);
    const questions = tooOldBefore(days.questions, now);
    const audit = tooOldBefore(days.audit, now);
    const attachments = tooOldBefore(days.attachments, now);
    if (conversations !== undefined) {
      await deleteConversations(services, conversations);
      await deleteTickets(services, conversations);
      await deleteSaid(services, conversations);
      await deleteCustomers(conversations);
    }
    if (attachments !== undefined) await deleteAttachments(attachments);
    if (questions !== undefined) await deleteQuestions(services, questions);
    if (audit !== undefined) await pruneAudit(services, audit);
  };
}

async function deleteConversations(services: Services, before: number) {
  if ((await services.store.resolvedBefore(before, 1)).length === 0) return;
  await commit(services, async (work) => {
    let messages = 0;
    let conversations = 0;
    for (const { id } of await work.tx.resolvedBefore(before, conversationsAtOnce)) {
      if (messages >= messagesAtOnce) break;
      // Now it is locked: the customer may just have come back, or another node was faster.
      if ((await work.tx.conversation(id))?.status !== "resolved") continue;
      messages += await work.tx.deleteConversation(id);
      conversations += 1;
    }
    if (conversations === 0) return;
    const details = { conversations, messages };
    await noteAudit(work, { what: "retention.applied", by: "system", details });
  });
}

async function deleteTickets(services: Services, before: number) {
  if ((await services.store.ticketsClosedBefore(before, 1)).length === 0) return;
  await commit(services, async (work) => {
    const closed = await work.tx.ticketsClosedBefore(before, ticketsAtOnce);
    for (const { number } of closed) await work.tx.deleteTicket(number);
    if (closed.length === 0) return;
    const details = { tickets: closed.length };
    await noteAudit(work, { what: "retention.applied", by: "system", details });
  });
}

/** What customers have suggested, and what they said of the wallet as a whole. */
async function deleteSaid(services: Services, before: number) {
  const [idea] = await services.store.ideasBefore(before, 1);
  const [answer] = await services.store.periodicAnswersBefore(before, 1);
  if (!idea && !answer) return;
  await commit(services, async (work) => {
    const ideas = await work.tx.deleteIdeasBefore(before, saidAtOnce);
    const surveys = await work.tx.deletePeriodicAnswersBefore(before, saidAtOnce);
    if (ideas + surveys === 0) return;
    const details = { ideas, surveys };
    await noteAudit(work, { what: "retention.applied", by: "system", details });
  });
}

/** Customers without a conversation or a ticket: nothing is left that they could come back to. */
function createCustomerSweep(services: Services) {
  let last: CustomerRecord | undefined;
  let restsUntil = 0;
  return async (before: number) => {
    if (services.clock.elapsed() < restsUntil) return;
    const page = { after: last, limit: customersAtOnce };
    const found = await services.store.customersBefore(before, page);
    last = found.at(-1);
    if (!last) restsUntil = services.clock.elapsed() + restMs;
    for (const customer of found) await deleteIfEmpty(services, customer);
  };
}

async function deleteIfEmpty(services: Services, { id }: CustomerRecord) {
  if (await services.store.latestConversationOf(id)) return;
  await commit(services, async ({ tx, publish }) => {
    const [ticket] = await tx.ticketsOf(id, { limit: 1 });
    const [idea] = await tx.ideasOf(id, { limit: 1 });
    const [answer] = await tx.surveyAnswersOf(id, 1);
    const kept = ticket ?? idea ?? answer ?? (await tx.latestConversationOf(id));
    const isEmpty = !(kept || (await tx.hold(id)));
    if (!isEmpty) return;
    await tx.deleteCustomer(id);
    publish({ kind: "erased", customerId: id });
  });
}

async function deleteQuestions(services: Services, before: number) {
  if (!(await services.store.hasQuestionsBefore(before))) return;
  await commit(services, async (work) => {
    const questions = await work.tx.deleteQuestionsBefore(before, questionsAtOnce);
    if (questions === 0) return;
    await noteAudit(work, { what: "retention.applied", by: "system", details: { questions } });
  });
}

/** The chain begins at the last entry that goes; the entry that says so comes first. */
async function pruneAudit(services: Services, before: number) {
  const { pruned } = await services.store.auditHead();
  const [oldest] = await services.store.auditAfter(pruned.seq, 1);
  if (!oldest || oldest.at >= before) return;
  await commit(services, async (work) => {
    const entries = await work.tx.auditAfter(
      (await work.tx.lockAuditHead()).pruned.seq,
      entriesAtOnce,
    );
    const kept = entries.findIndex(({ at }) => at >= before);
    const through = entries.at(kept === -1 ? entries.length - 1 : kept - 1);
    if (kept === 0 || !through) return;
    const { seq, hash } = through;
    await noteAudit(work, { what: "audit.pruned", by: "system", details: { through: seq, hash } });
    await work.tx.pruneAudit({ seq, hash }, await work.tx.lockAuditHead());
  });
}
