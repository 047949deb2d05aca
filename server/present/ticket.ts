import type { AgentTicket, TicketRow } from "../../protocol/agent-ticket.ts";
import type { ExportedTicket } from "../../protocol/privacy.ts";
import type {
  Ticket,
  TicketDecision,
  TicketEntry,
  TicketPromise,
  TicketSummary,
} from "../../protocol/ticket.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import type { Checklist, Proposal, TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import { isPublic, redactedSeqs, type TicketEntryRecord } from "../domain/ticket-entry.ts";
import { presentCustomer } from "./customer.ts";
import { presentTask } from "./ticket-task.ts";
import { isoTime } from "./time.ts";

/** The records of a ticket and its timeline. */
export interface TicketHistory {
  readonly ticket: TicketRecord;
  readonly entries: readonly TicketEntryRecord[];
  readonly handler?: AgentRecord | undefined;
}

export interface WholeTicket extends TicketHistory {
  readonly tasks: readonly TicketTaskRecord[];
}

/** What a view of a ticket is made from. */
export interface TicketSnapshot extends TicketHistory {
  readonly may: Ticket["may"];
}

export interface AgentTicketSnapshot extends TicketSnapshot {
  readonly customer: CustomerRecord;
  readonly tasks: readonly TicketTaskRecord[];
  readonly conversations: readonly ConversationRecord[];
  readonly others: readonly TicketRecord[];
  readonly mayPostpone: boolean;
}

/** The customer's: of agents the name and the role, and nothing that is said among them. */
export const presentTicket = (snapshot: TicketSnapshot): Ticket => ({
  ...presentHistory(snapshot),
  may: snapshot.may,
});

/** All that is kept of it: what is said among agents stands apart. */
export const presentExportedTicket = ({ tasks, ...history }: WholeTicket): ExportedTicket => ({
  ...presentHistory(history),
  contact: history.ticket.contact,
  internal: history.entries
    .filter((entry) => !isPublic(entry))
    .map(entryPresenter(history.entries)),
  tasks: tasks.map(presentTask),
});

const presentHistory = ({ ticket, entries, handler }: TicketHistory) => ({
  ...presentShared(ticket, entries.filter(isPublic)),
  handler: handler && { role: handler.role, name: handler.name },
  timeline: entries.filter(isPublic).map(entryPresenter(entries)),
});

export function presentAgentTicket(snapshot: AgentTicketSnapshot): AgentTicket {
  const { ticket, entries, handler, customer, tasks } = snapshot;
  const present = entryPresenter(entries);
  return {
    ...presentShared(ticket, entries),
    handler: handler && { id: handler.id, name: handler.name, role: handler.role },
    timeline: entries.map((entry) => ({ seq: entry.seq, ...present(entry) })),
    customer: presentCustomer(customer),
    contact: ticket.contact,
    team: ticket.team,
    mergedInto: ticket.mergedInto,
    cause: ticket.cause,
    checklist: ticket.checklist && presentChecklist(ticket.checklist),
    proposal: ticket.proposal && presentProposal(ticket.proposal),
    conversations: snapshot.conversations.map(presentLinked),
    others: snapshot.others.map(({ number, topic }) => ({ number, topic })),
    mayPostpone: snapshot.mayPostpone,
    tasks: tasks.map(presentTask),
  };
}

const presentChecklist = ({ title, checks }: Checklist) => ({
  title,
  checks: checks.map((check) => ({ ...check, at: optionalTime(check.at) })),
});

const presentProposal = ({ decision, cause, agentId, by, at }: Proposal) => ({
  ...decision,
  cause,
  agentId,
  by,
  at: isoTime(at),
});

const presentLinked = ({ id, status, topic, createdAt }: ConversationRecord) => ({
  id,
  status,
  topic,
  createdAt: isoTime(createdAt),
});

/** How much of the complaint stands in a row. */
const wordsLength = 80;

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
  hasTask,
}: {
  readonly ticket: TicketRecord;
  readonly customer: CustomerRecord;
  readonly handler?: AgentRecord | undefined;
  readonly hasTask?: boolean | undefined;
}): TicketRow => ({
  ...presentTicketSummary(ticket),
  customerName: customer.name,
  handler: handler && { id: handler.id, name: handler.name },
  team: ticket.team,
  words: [...ticket.description.replaceAll(/\s+/g, " ")].slice(0, wordsLength).join(""),
  amount: ticket.about?.transaction?.amount,
  currency: ticket.about?.transaction?.currency,
  hasTask: hasTask === true,
  hasProposal: ticket.proposal !== undefined,
});

const presentShared = (ticket: TicketRecord, entries: readonly TicketEntryRecord[]) => ({
  number: ticket.number,
  state: ticket.state,
  topic: ticket.topic,
  severity: ticket.severity,
  description: ticket.description,
  demand: ticket.demand,
  transaction: ticket.about?.transaction,
  missingTransaction: ticket.about?.missing,
  promise: promiseOf(ticket),
  pausedSince: optionalTime(ticket.pausedSince),
  breachedAt: optionalTime(ticket.breachedAt),
  decision: ticket.decision,
  conversationId: ticket.conversationId,
  createdAt: isoTime(ticket.createdAt),
  closedAt: optionalTime(ticket.closedAt),
  attachments: entries.flatMap(({ attachments }) => attachments ?? []),
});

const promiseOf = ({ promiseKind, promiseAt }: TicketRecord): TicketPromise => ({
  kind: promiseKind,
  at: isoTime(promiseAt),
});

/** One of these entries. The others say whether its content was taken away. */
function entryPresenter(entries: readonly TicketEntryRecord[]) {
  const redacted = redactedSeqs(entries);
  return (entry: TicketEntryRecord): TicketEntry => {
    const { seq, at, kind, text, state, promise, by, attachments, about, decision } = entry;
    return {
      at: isoTime(at),
      kind,
      text,
      redacted: redacted.has(seq) ? true : undefined,
      state,
      promise: promise && { kind: promise.kind, at: isoTime(promise.at) },
      decision: kind === "decided" && decision ? presentResult(decision) : undefined,
      by,
      attachments,
      transaction: about?.transaction,
      missingTransaction: about?.missing,
    };
  };
}

/** Its words are those of the entry. */
const presentResult = ({ kind, amount, currency }: TicketDecision) => ({ kind, amount, currency });

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));
