/** What each step makes of a ticket, and what its timeline says of it. */

import type { AgentId } from "../../protocol/conversation.ts";
import type { TicketDecision, TicketNumber } from "../../protocol/ticket.ts";
import { Refusal } from "./refusal.ts";
import {
  mayEscalate,
  reviewEnds,
  type TicketPatch,
  type TicketRecord,
  ticketStateAfter,
} from "./ticket.ts";
import type { NewEntry } from "./ticket-entry.ts";
import { nextPromise, promiseFrom, remindAt, resumedAt } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";

/** What a step sets in the record, and the entries of the timeline that tell of it. */
export interface TicketChange {
  readonly patch: TicketPatch;
  readonly entries: readonly NewEntry[];
}

/** The promise as an entry shows it; nothing where the step makes no new one. */
export const promised = ({ promiseKind: kind, promiseAt: at }: TicketPatch) =>
  kind === undefined || at === undefined ? undefined : { kind, at };

export function reply(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, by, now }: Remark,
): TicketChange {
  const state = ticketStateAfter(ticket, "reply");
  const isOver = state === "decided" || state === "waiting";
  const promise = isOver ? {} : nextPromise(ticket, rules, { kind: "decision", now });
  return {
    patch: { state, ...promise },
    entries: [{ kind: "replied", author: "agent", by, text, state, promise: promised(promise) }],
  };
}

interface Remark {
  readonly text: string;
  readonly by?: string | undefined;
  readonly now: number;
}

/** The clock stands still until the customer has answered. */
export function ask(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, by, now }: Remark,
): TicketChange {
  const state = ticketStateAfter(ticket, "ask");
  const promise = nextPromise(ticket, rules, { kind: "decision", now });
  return {
    patch: { state, ...promise, pausedSince: now, dueAt: undefined },
    entries: [{ kind: "asked", author: "agent", by, text, state, promise: promised(promise) }],
  };
}

export function add(ticket: TicketRecord, rules: TicketRules, { text, now }: Remark): TicketChange {
  const state = ticketStateAfter(ticket, "add");
  const { pausedSince, promiseAt, promiseKind } = ticket;
  const added: NewEntry = { kind: "added", author: "customer", text };
  if (pausedSince === undefined) return { patch: { state }, entries: [added] };
  const at = resumedAt(rules, { at: promiseAt, pausedSince }, now);
  const resumed: NewEntry = {
    kind: "resumed",
    author: "system",
    state,
    promise: { kind: promiseKind, at },
  };
  const dueAt = Math.max(now, remindAt(now, at));
  return {
    patch: { state, promiseAt: at, pausedSince: undefined, dueAt },
    entries: [added, resumed],
  };
}

export function decide(
  ticket: TicketRecord,
  rules: TicketRules,
  made: {
    readonly decision: TicketDecision;
    readonly agentId: AgentId;
    readonly by: string;
    readonly now: number;
  },
): TicketChange {
  const { decision, agentId, by, now } = made;
  if (ticket.escalatedAt !== undefined && ticket.decidedBy === agentId) {
    throw new Refusal("not_yours", "Somebody else reviews what this agent has decided.");
  }
  const state = ticketStateAfter(ticket, "decide");
  const over = { pausedSince: undefined, breachedAt: undefined };
  return {
    patch: {
      state,
      decision,
      decidedBy: agentId,
      decidedAt: now,
      dueAt: reviewEnds(now, rules),
      ...over,
    },
    entries: [{ kind: "decided", author: "agent", by, text: decision.text, state, decision }],
  };
}

/** Once, within the days of the rules, and somebody else takes it. */
export function escalate(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, now }: Remark,
): TicketChange {
  if (!mayEscalate(ticket, rules, now)) {
    throw new Refusal("closed", "A re-review can't be asked for, or not any more.");
  }
  const state = ticketStateAfter(ticket, "escalate");
  const promise = promiseFrom(ticket, rules, { kind: "review", start: now, now });
  return {
    patch: {
      state,
      ...promise,
      escalatedAt: now,
      handlerId: undefined,
      team: undefined,
      closedAt: undefined,
    },
    entries: [{ kind: "escalated", author: "customer", text, state, promise: promised(promise) }],
  };
}

const ended = { pausedSince: undefined, breachedAt: undefined, dueAt: undefined } as const;

export function withdraw(ticket: TicketRecord, now: number): TicketChange {
  const state = ticketStateAfter(ticket, "withdraw");
  return {
    patch: { state, ...ended, closedAt: now },
    entries: [{ kind: "withdrawn", author: "customer", state }],
  };
}

/** `by` is absent where the time for a re-review has gone. */
export function close(
  ticket: TicketRecord,
  { by, now }: { readonly by?: string | undefined; readonly now: number },
): TicketChange {
  const state = ticketStateAfter(ticket, "close");
  return {
    patch: { state, ...ended, closedAt: now },
    entries: [{ kind: "closed", author: by === undefined ? "system" : "agent", by, state }],
  };
}

export function merge(
  ticket: TicketRecord,
  { into, by, now }: { readonly into: TicketNumber; readonly by: string; readonly now: number },
): TicketChange {
  const state = ticketStateAfter(ticket, "merge");
  return {
    patch: { state, ...ended, mergedInto: into, closedAt: now },
    entries: [{ kind: "merged", author: "agent", by, text: into, state }],
  };
}
