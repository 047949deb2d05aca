import type { CustomerId } from "../../protocol/conversation.ts";
import type { AuditActor } from "../domain/audit.ts";
import { insist, mayManagePrivacy } from "../domain/permissions.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  HoldRecord,
  MessageRecord,
} from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import type { ExportedRecords } from "../present/customer-export.ts";
import { noteAlone, noteAudit } from "./audit.ts";
import { keptKey, refuseUnreachable } from "./blobs.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { ticketHistory } from "./ticket-views.ts";

const conversationsAtOnce = 50;
const rowsAtOnce = 500;
const all = Number.MAX_SAFE_INTEGER;

/** By the wallet's own id, or by ours. */
export async function customerNamed(reads: Reads, name: string): Promise<CustomerRecord> {
  const customer =
    (await reads.customerBySubject(name)) ?? (await reads.customer(name as CustomerId));
  if (!customer) throw notFound("customer");
  return customer;
}

/** Throws `not_yours` for anybody but an administrator. */
export async function privacyOfficer({ store }: Services, agentId: Parameters<Reads["agent"]>[0]) {
  insist(mayManagePrivacy(await agentNow(store, agentId)));
  return `agent:${agentId}` as const;
}

/** All that there is of a customer. It is in the audit log before anybody has it. */
export async function exportCustomer(
  services: Services,
  customer: CustomerRecord,
  by: AuditActor,
): Promise<ExportedRecords> {
  const { store } = services;
  const about = `customer:${customer.id}` as const;
  await noteAlone(services, { what: "customer.exported", by, about });
  const conversations: ExportedRecords["conversations"][number][] = [];
  for await (const conversation of conversationsOf(services, customer)) {
    const messages = await messagesIn(services, conversation);
    conversations.push({
      conversation,
      messages,
      questions: await store.questionsIn(conversation.id),
      notes: await store.notesIn(conversation.id, all),
      emergency: await store.emergency(conversation.id),
    });
  }
  const votes = await store.votesOf(customer.id);
  const tickets = await ticketsOf(services, customer);
  const { transactions = [] } = (await store.transactionList(customer.id)) ?? {};
  const attachments = await attachmentsOf(services, customer);
  const letters = {
    mailing: await store.mailing(customer.id),
    mails: await store.mailsOf(customer.id),
  };
  const surveys = await store.surveyAnswersOf(customer.id, all);
  const ideas = await store.ideasOf(customer.id, { limit: all });
  const at = services.clock.now();
  const said = { conversations, tickets, votes, surveys, ideas };
  return { customer, ...said, transactions, attachments, ...letters, at };
}

export async function overviewOf({ store }: Services, customer: CustomerRecord) {
  return {
    customer,
    conversations: await store.conversationCountOf(customer.id),
    hold: await store.hold(customer.id),
  };
}

/** A second hold replaces nothing: the first reason stays until it is released. */
export const holdCustomer = (
  services: Services,
  customerId: CustomerId,
  { reason, by }: Pick<HoldRecord, "reason" | "by">,
) =>
  commit(services, async (work) => {
    if (await work.tx.erasure(customerId)) {
      throw new Refusal("closed", "The customer's data is being erased.");
    }
    if (await work.tx.hold(customerId)) return;
    await work.tx.insertHold({ customerId, reason, by, at: work.now });
    await noteAudit(work, { what: "hold.placed", by, about: `customer:${customerId}` });
  });

export const releaseCustomer = (services: Services, customerId: CustomerId, by: AuditActor) =>
  commit(services, async (work) => {
    if (!(await work.tx.hold(customerId))) return;
    await work.tx.deleteHold(customerId);
    await noteAudit(work, { what: "hold.released", by, about: `customer:${customerId}` });
  });

async function* conversationsOf({ store }: Services, { id }: CustomerRecord) {
  let before: ConversationRecord["id"] | undefined;
  for (;;) {
    const page = await store.conversationsOf(id, { before, limit: conversationsAtOnce });
    yield* page;
    before = page.at(-1)?.id;
    if (before === undefined) return;
  }
}

async function ticketsOf(services: Services, { id }: CustomerRecord) {
  const { store } = services;
  const tickets: ExportedRecords["tickets"][number][] = [];
  for (;;) {
    const before = tickets.at(-1)?.ticket.number;
    const page = await store.ticketsOf(id, { before, limit: conversationsAtOnce });
    if (page.length === 0) return tickets;
    for (const ticket of page) {
      const tasks = await store.ticketTasks(ticket.number);
      tickets.push({ ...(await ticketHistory(services, store, ticket)), tasks });
    }
  }
}

async function attachmentsOf({ store, blobs }: Services, { id }: CustomerRecord) {
  const found: ExportedRecords["attachments"][number][] = [];
  for (;;) {
    const page = await store.attachmentsOf(id, found.at(-1)?.attachment.id ?? "", rowsAtOnce);
    if (page.length === 0) return found.filter(({ bytes }) => bytes !== undefined);
    for (const attachment of page) {
      const isWhole = attachment.state === "ready";
      const bytes = isWhole
        ? await refuseUnreachable(blobs.get(keptKey(attachment.folder)))
        : undefined;
      found.push({ attachment, bytes });
    }
  }
}

async function messagesIn({ store }: Services, { id }: ConversationRecord) {
  const messages: MessageRecord[] = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const page = await store.messages(id, { after, limit: rowsAtOnce });
    if (page.length === 0) return messages;
    messages.push(...page);
  }
}
