import type { AgentTicket, TicketRights } from "../../protocol/agent-ticket.ts";
import type { ExportedTicket } from "../../protocol/privacy.ts";
import type { MergedTicket, Ticket, TicketDecision, TicketEntry } from "../../protocol/ticket.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import type { Checklist, Proposal, TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import { isPublic, redactedSeqs, type TicketEntryRecord } from "../domain/ticket-entry.ts";
import { notReviewers } from "../domain/ticket-review.ts";
import type { Unchanged } from "../domain/ticket-soundness.ts";
import { presentCustomer } from "./customer.ts";
import { promiseOf } from "./ticket-row.ts";
import { presentTask } from "./ticket-task.ts";
import { isoTime } from "./time.ts";

/** The records of a ticket and its timeline. */
export interface TicketHistory extends TicketStory {
  readonly handler?: AgentRecord | undefined;
}

export interface TicketStory {
  readonly ticket: TicketRecord;
  readonly entries: readonly TicketEntryRecord[];
  readonly unchanged: Unchanged;
}

export interface WholeTicket extends TicketHistory {
  readonly tasks: readonly TicketTaskRecord[];
}

/** What a view of a ticket is made from. */
export interface TicketSnapshot extends TicketHistory {
  readonly may: Ticket["may"];
  readonly outside?: Ticket["outside"];
  /** What was merged into it. */
  readonly merged: readonly TicketStory[];
}

export interface AgentTicketSnapshot extends TicketSnapshot {
  /** Of the agent who reads it. */
  readonly rights: TicketRights;
  readonly customer: CustomerRecord;
  readonly tasks: readonly TicketTaskRecord[];
  readonly conversations: readonly ConversationRecord[];
  readonly others: readonly TicketRecord[];
}

/** The customer's: of agents the name and the role, and nothing that is said among them. */
export const presentTicket = (snapshot: TicketSnapshot): Ticket => ({
  ...presentHistory(snapshot),
  ...presentMerged(snapshot.merged),
  may: snapshot.may,
  outside: snapshot.outside,
});

/** All that is kept of it: what is said among agents stands apart. */
export const presentExportedTicket = ({ tasks, ...history }: WholeTicket): ExportedTicket => ({
  ...presentHistory(history),
  contact: history.ticket.contact,
  seen: looksAt(history.ticket),
  internal: history.entries.filter((entry) => !isPublic(entry)).map(entryPresenter(history)),
  tasks: tasks.map(presentTask),
});

const presentHistory = (history: TicketHistory) => {
  const { entries, handler } = history;
  const shown = entries.filter(isPublic);
  return {
    ...presentShared({ ...history, entries: shown }),
    handler: handler && { role: handler.role, name: handler.name },
    timeline: shown.map(entryPresenter(history)),
  };
};

export function presentAgentTicket(snapshot: AgentTicketSnapshot): AgentTicket {
  const { ticket, entries, handler, customer, tasks } = snapshot;
  const present = entryPresenter(snapshot);
  return {
    ...presentShared(snapshot),
    ...presentMerged(snapshot.merged),
    handler: handler && { id: handler.id, name: handler.name, role: handler.role },
    timeline: entries.map((entry) => ({ seq: entry.seq, ...present(entry) })),
    customer: presentCustomer(customer),
    locale: ticket.locale,
    contact: ticket.contact,
    team: ticket.team,
    cause: ticket.cause,
    checklist: ticket.checklist && presentChecklist(ticket.checklist),
    proposal: ticket.proposal && presentProposal(ticket.proposal),
    conversations: snapshot.conversations.map(presentLinked),
    others: snapshot.others.map(({ number, topic }) => ({ number, topic })),
    seen: looksAt(ticket),
    may: snapshot.rights,
    notReviewers: notReviewers(ticket),
    tasks: tasks.map(presentTask),
  };
}

const looksAt = ({ seenAt, seenCount = 1 }: TicketRecord) =>
  seenAt === undefined ? undefined : { at: isoTime(seenAt), count: seenCount };

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

const presentShared = ({ ticket, ...story }: TicketStory) => ({
  ...presentStory({ ticket, ...story }),
  state: ticket.state,
  severity: ticket.severity,
  promise: promiseOf(ticket),
  laterAt: optionalTime(ticket.laterAt),
  pausedSince: optionalTime(ticket.pausedSince),
  breachedAt: optionalTime(ticket.breachedAt),
  decision: ticket.decision,
  conversationId: ticket.conversationId,
  mergedInto: ticket.mergedInto,
  closedAt: optionalTime(ticket.closedAt),
});

/** What the customer has said and shown. */
const presentStory = ({ ticket, entries, unchanged }: TicketStory): MergedTicket => ({
  number: ticket.number,
  topic: ticket.topic,
  description: ticket.description,
  demand: ticket.demand,
  happenedAt: optionalTime(ticket.happenedAt),
  transaction: ticket.about?.transaction,
  transactionUnchanged: ticket.about?.transaction && unchanged.about,
  missingTransaction: ticket.about?.missing,
  attachments: entries.flatMap(({ attachments }) => attachments ?? []),
  createdAt: isoTime(ticket.createdAt),
});

const presentMerged = (merged: readonly TicketStory[]) =>
  merged.length === 0
    ? {}
    : {
        merged: merged.map((story) =>
          presentStory({ ...story, entries: story.entries.filter(isPublic) }),
        ),
      };

/** One of these entries. The others say whether its content was taken away. */
function entryPresenter({ entries, unchanged }: Pick<TicketStory, "entries" | "unchanged">) {
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
      transactionUnchanged: about?.transaction && unchanged.entries,
      missingTransaction: about?.missing,
    };
  };
}

/** Its words are those of the entry. */
const presentResult = ({ kind, amount, currency }: TicketDecision) => ({ kind, amount, currency });

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));
