import type { ClientId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { localTime } from "../domain/local-time.ts";
import type { AllParts, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { NewEntry } from "../domain/ticket-entry.ts";
import { ticketNumber } from "../domain/ticket-number.ts";
import { promiseFrom } from "../domain/ticket-promises.ts";
import * as steps from "../domain/ticket-steps.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import type { Services } from "./services.ts";
import { ticketOf, ticketSnapshot } from "./ticket-views.ts";
import { appendEntries, changeTicket } from "./ticket-writer.ts";

export interface Complaint {
  readonly topic: string;
  readonly description: string;
  readonly demand?: string | undefined;
  readonly contact?: string | undefined;
  readonly clientId?: ClientId | undefined;
}

/** Files a complaint, and links it with the conversation that is going on. Sent again, it is the same ticket. */
export const fileTicket = (services: Services, customer: CustomerRecord, complaint: Complaint) =>
  commit(services, async (work) => {
    const { clientId } = complaint;
    const known = clientId && (await work.tx.ticketByClientId(customer.id, clientId));
    const ticket = known ?? (await fileFor(work, customer, complaint));
    return ticketSnapshot(services, work.tx, ticket);
  });

/** `by` is the name of the agent who files it for the customer. */
export async function fileFor(
  work: UnitOfWork,
  customer: CustomerRecord,
  complaint: Complaint,
  by?: string,
): Promise<TicketRecord> {
  const latest = await work.tx.latestConversationOf(customer.id);
  const conversation = latest?.status === "resolved" ? undefined : latest;
  const begun = await newTicket(work, customer, { complaint, conversation });
  const { promiseKind: kind, promiseAt: at } = begun;
  const filed: NewEntry = {
    kind: "filed",
    author: by === undefined ? "customer" : "agent",
    by,
    text: complaint.description,
    state: begun.state,
    promise: { kind, at },
  };
  await work.tx.insertTicket(begun);
  const link = await appendEntries(work, begun, [filed]);
  await work.tx.updateTicket(begun.number, link);
  const { number, customerId } = begun;
  work.publish({ kind: "ticket", number, customerId, isPublic: true });
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
  const rules = services.faq.engine.tickets;
  const { date } = localTime(rules.calendar.timeZone, now);
  const about = { severity: conversation?.priority ?? "normal", topic: complaint.topic } as const;
  return {
    ...complaint,
    ...about,
    ...promiseFrom(about, rules, { kind: "acknowledge", start: now, now }),
    number: ticketNumber(date, await tx.countTicket(date)),
    customerId: customer.id,
    conversationId: conversation?.id,
    clientId: complaint.clientId,
    demand: complaint.demand,
    contact: complaint.contact,
    locale: customer.locale,
    state: "submitted",
    handlerId: undefined,
    team: undefined,
    pausedSince: undefined,
    decision: undefined,
    decidedBy: undefined,
    decidedAt: undefined,
    escalatedAt: undefined,
    mergedInto: undefined,
    lastSeq: 0,
    lastHash: "",
    lastAt: now,
    createdAt: now,
    closedAt: undefined,
  } satisfies AllParts<TicketRecord>;
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

export async function listTickets(
  { store }: Services,
  customer: CustomerRecord,
  before?: TicketNumber,
) {
  const limit = limits.listLength;
  const found = await store.ticketsOf(customer.id, { before, limit: limit + 1 });
  return { tickets: found.slice(0, limit), more: found.length > limit };
}

export async function openTicket(services: Services, customer: CustomerRecord, number: string) {
  const ticket = await ticketOf(services.store, customer.id, number);
  return ticketSnapshot(services, services.store, ticket);
}

export const addToTicket = (
  services: Services,
  customer: CustomerRecord,
  { number, text }: { readonly number: string; readonly text: string },
) =>
  change(services, { customer, number }, (ticket, { now }) =>
    steps.add(ticket, services.faq.engine.tickets, { text, now }),
  );

export const escalateTicket = (
  services: Services,
  customer: CustomerRecord,
  { number, reason: text }: { readonly number: string; readonly reason: string },
) =>
  change(services, { customer, number }, (ticket, { now }) =>
    steps.escalate(ticket, services.faq.engine.tickets, { text, now }),
  );

export const withdrawTicket = (services: Services, customer: CustomerRecord, number: string) =>
  change(services, { customer, number }, (ticket, { now }) => steps.withdraw(ticket, now));

/** One step of the customer's. */
const change = (
  services: Services,
  { customer, number }: { readonly customer: CustomerRecord; readonly number: string },
  step: (ticket: TicketRecord, work: UnitOfWork) => steps.TicketChange,
) =>
  commit(services, async (work) => {
    const ticket = await ticketOf(work.tx, customer.id, number);
    const changed = await changeTicket(work, ticket, step(ticket, work));
    return ticketSnapshot(services, work.tx, changed);
  });
