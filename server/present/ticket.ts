import type { ExportedTicket } from "../../protocol/privacy.ts";
import type {
  AgentTicket,
  Ticket,
  TicketEntry,
  TicketPromise,
  TicketRow,
  TicketSummary,
  TicketTask,
} from "../../protocol/ticket.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import { isPublic, type TicketEntryRecord } from "../domain/ticket-entry.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

/** The records of a ticket and its timeline. */
export interface TicketHistory {
  readonly ticket: TicketRecord;
  readonly entries: readonly TicketEntryRecord[];
  readonly handler?: AgentRecord | undefined;
}

/** What a view of a ticket is made from. */
export interface TicketSnapshot extends TicketHistory {
  readonly may: Ticket["may"];
}

export interface AgentTicketSnapshot extends TicketSnapshot {
  readonly customer: CustomerRecord;
  readonly tasks: readonly TicketTaskRecord[];
}

/** The customer's: of agents the name and the role, and nothing that is said among them. */
export const presentTicket = (snapshot: TicketSnapshot): Ticket => ({
  ...presentHistory(snapshot),
  may: snapshot.may,
});

/** All that the customer has written in it and read of it. */
export const presentExportedTicket = (history: TicketHistory): ExportedTicket => ({
  ...presentHistory(history),
  contact: history.ticket.contact,
});

const presentHistory = ({ ticket, entries, handler }: TicketHistory) => ({
  ...presentShared(ticket),
  handler: handler && { role: handler.role, name: handler.name },
  timeline: entries.filter(isPublic).map(presentEntry),
});

export function presentAgentTicket(snapshot: AgentTicketSnapshot): AgentTicket {
  const { ticket, entries, handler, customer, tasks } = snapshot;
  return {
    ...presentShared(ticket),
    handler: handler && { id: handler.id, name: handler.name, role: handler.role },
    timeline: entries.map(presentEntry),
    customer: presentCustomer(customer),
    contact: ticket.contact,
    team: ticket.team,
    mergedInto: ticket.mergedInto,
    tasks: tasks.map(presentTask),
  };
}

export const presentTicketSummary = (ticket: TicketRecord): TicketSummary => ({
  number: ticket.number,
  state: ticket.state,
  topic: ticket.topic,
  severity: ticket.severity,
  promise: promiseOf(ticket),
  pausedSince: optionalTime(ticket.pausedSince),
  breachedAt: optionalTime(ticket.breachedAt),
  createdAt: isoTime(ticket.createdAt),
  lastAt: isoTime(ticket.lastAt),
});

export const presentTicketRow = ({
  ticket,
  customer,
  handler,
}: {
  readonly ticket: TicketRecord;
  readonly customer: CustomerRecord;
  readonly handler?: AgentRecord | undefined;
}): TicketRow => ({
  ...presentTicketSummary(ticket),
  customerName: customer.name,
  handler: handler && { id: handler.id, name: handler.name },
});

const presentShared = (ticket: TicketRecord) => ({
  number: ticket.number,
  state: ticket.state,
  topic: ticket.topic,
  severity: ticket.severity,
  description: ticket.description,
  demand: ticket.demand,
  promise: promiseOf(ticket),
  pausedSince: optionalTime(ticket.pausedSince),
  breachedAt: optionalTime(ticket.breachedAt),
  decision: ticket.decision,
  conversationId: ticket.conversationId,
  createdAt: isoTime(ticket.createdAt),
  closedAt: optionalTime(ticket.closedAt),
});

const promiseOf = ({ promiseKind, promiseAt }: TicketRecord): TicketPromise => ({
  kind: promiseKind,
  at: isoTime(promiseAt),
});

const presentEntry = ({ at, kind, text, state, promise, by }: TicketEntryRecord): TicketEntry => ({
  at: isoTime(at),
  kind,
  text,
  state,
  promise: promise && { kind: promise.kind, at: isoTime(promise.at) },
  by,
});

const presentTask = (task: TicketTaskRecord): TicketTask => ({
  id: task.id,
  team: task.team,
  text: task.text,
  dueAt: isoTime(task.dueAt),
  answer: task.answer,
  answeredAt: optionalTime(task.answeredAt),
});

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));
