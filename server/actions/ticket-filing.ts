import type { AgentId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { localTime } from "../domain/local-time.ts";
import type { AllParts, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { amountOf } from "../domain/ticket-amount.ts";
import { checklistFor } from "../domain/ticket-checklist.ts";
import type { NewEntry } from "../domain/ticket-entry.ts";
import { factsOf } from "../domain/ticket-facts.ts";
import { ticketNumber } from "../domain/ticket-number.ts";
import { promiseFrom } from "../domain/ticket-promises.ts";
import { customerAs } from "./attachments.ts";
import type { UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { noteContact } from "./mailing.ts";
import { evidenceOf } from "./ticket-evidence.ts";
import { type Complaint, maskFiling } from "./ticket-secrets.ts";
import { appendEntries } from "./ticket-writer.ts";

/** The agent who files it for the customer, or the wallet, which has no id here. */
interface Filer {
  readonly id?: AgentId | undefined;
  readonly name: string;
}

export async function fileFor(
  work: UnitOfWork,
  customer: CustomerRecord,
  complaint: Complaint,
  by?: Filer,
): Promise<TicketRecord> {
  const filing = await maskFiling(work, customer, complaint);
  const latest = await work.tx.latestConversationOf(customer.id);
  const conversation = latest?.status === "resolved" ? undefined : latest;
  const begun = await newTicket(work, customer, { complaint: filing, conversation });
  const { number, customerId, promiseKind: kind, promiseAt: at } = begun;
  await work.tx.insertTicket(begun);
  const filer = by?.id ? ({ kind: "agent", id: by.id } as const) : customerAs(customer);
  const attachments = await evidenceOf(work, begun, {
    filer,
    ids: complaint.attachmentIds,
    text: filing.description,
  });
  const filed: NewEntry = {
    kind: "filed",
    author: by === undefined ? "customer" : "agent",
    by: by?.name,
    text: filing.description,
    state: begun.state,
    promise: { kind, at },
    about: complaint.about,
    happenedAt: begun.happenedAt,
    attachments,
  };
  const link = await appendEntries(work, begun, { entries: [filed], facts: factsOf(begun) });
  await work.tx.updateTicket(begun.number, link);
  await noteContact(work, begun, by !== undefined && by.id === undefined);
  const { state } = begun;
  work.publish({ kind: "ticket", number, customerId, state, isPublic: true, entries: ["filed"] });
  if (conversation) await showInConversation(work, conversation, number);
  return { ...begun, ...link };
}

async function newTicket(
  work: UnitOfWork,
  customer: CustomerRecord,
  filed: { readonly complaint: Complaint; readonly conversation: ConversationRecord | undefined },
): Promise<TicketRecord> {
  const { complaint, conversation } = filed;
  const { now, services, tx } = work;
  const { topic, description, demand, contact, clientId } = complaint;
  const rules = services.faq.engine.tickets;
  const { date } = localTime(rules.calendar.timeZone, now);
  const severity = complaint.severity ?? conversation?.priority ?? "normal";
  const about = { severity, topic } as const;
  return {
    ...about,
    description,
    ...promiseFrom(about, rules, { kind: "acknowledge", start: now, now }),
    number: ticketNumber(date, await tx.countTicket(date)),
    customerId: customer.id,
    conversationId: conversation?.id,
    clientId,
    demand,
    happenedAt: timeOf(complaint, now),
    contact,
    about: complaint.about,
    amount: amountOf(complaint.about),
    linked: undefined,
    cause: undefined,
    checklist: checklistFor(topic, services.faq.engine.checklists),
    proposal: undefined,
    locale: customer.locale,
    state: "submitted",
    handlerId: undefined,
    handledBy: undefined,
    team: undefined,
    pausedSince: undefined,
    askAgainAt: undefined,
    endsAt: undefined,
    waitDueAt: undefined,
    seenAt: undefined,
    seenCount: undefined,
    unansweredSince: undefined,
    decision: undefined,
    decidedBy: undefined,
    approvedBy: undefined,
    decidedAt: undefined,
    escalatedAt: undefined,
    followUpAt: undefined,
    followedUpAt: undefined,
    followUpSolved: undefined,
    mergedInto: undefined,
    lastSeq: 0,
    lastHash: "",
    lastAt: now,
    createdAt: now,
    closedAt: undefined,
  } satisfies AllParts<TicketRecord>;
}

/** Clocks of devices differ by so much, in milliseconds. */
const aheadAtMost = 86_400_000;

/** Before there were wallets: a year that was mistyped. */
const earliest = Date.UTC(2000, 0, 1);

function timeOf({ happenedAt }: Complaint, now: number): number | undefined {
  if (happenedAt === undefined) return undefined;
  const at = Date.parse(happenedAt);
  if (at > now + aheadAtMost) throw new Refusal("invalid", "It has not happened yet.");
  if (at < earliest) throw new Refusal("invalid", "It is longer ago than there are wallets.");
  return at;
}

/** Both sides see in the conversation that there is a ticket now. */
async function showInConversation(
  work: UnitOfWork,
  conversation: ConversationRecord,
  number: TicketNumber,
) {
  const author = { kind: "system" } as const;
  await new ConversationWriter(work, conversation).post({
    author,
    body: { kind: "ticket", number },
  });
}
