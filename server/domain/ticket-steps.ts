/** What each step makes of a ticket, and what its timeline says of it. */

import type { Attachment } from "../../protocol/attachment.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { TicketDecision } from "../../protocol/ticket.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import { keepingAlert } from "./ticket-alert.ts";
import { amountOf } from "./ticket-amount.ts";
import { promised, type TicketChange } from "./ticket-change.ts";
import type { NewEntry } from "./ticket-entry.ts";
import { plannedFollowUp } from "./ticket-follow-up.ts";
import { nextPromise, remindAt, resumedAt } from "./ticket-promises.ts";
import { handsOf, mayEscalate, refuseOwnReview, reviewEnds } from "./ticket-review.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { allowsStep, ticketStateAfter } from "./ticket-states.ts";
import { notWaiting, waitingFrom } from "./ticket-waiting.ts";

export function reply(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, by, agentId, now, attachments }: Remark,
): TicketChange {
  const state = ticketStateAfter(ticket, "reply");
  const isOver = state === "decided" || state === "waiting";
  const promise = isOver ? {} : nextPromise(ticket, rules, { kind: "decision", now });
  return {
    patch: { state, ...promise, ...handsOf(ticket, agentId) },
    entries: [
      {
        kind: "replied",
        author: "agent",
        by,
        text,
        state,
        promise: promised(promise),
        attachments,
      },
    ],
  };
}

export interface Remark {
  readonly text: string;
  readonly attachments?: readonly Attachment[] | undefined;
  /** A transaction that is shown. */
  readonly about?: KeptTransaction | undefined;
  readonly by?: string | undefined;
  /** Whoever writes to the customer has a part in it. Absent where the host does, or the customer. */
  readonly agentId?: AgentId | undefined;
  readonly now: number;
}

/**
 * The clock stands still until the customer has answered. Whoever asks has taken it up; the answer that is owed is none yet, and
 * supervisors hear of a promise that was broken.
 */
export function ask(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, by, agentId, now, attachments }: Remark,
): TicketChange {
  const state = ticketStateAfter(ticket, "ask");
  const isFirst = ticket.promiseKind === "acknowledge";
  const promise = isFirst ? nextPromise(ticket, rules, { kind: "answer", now }) : {};
  return {
    patch: { state, ...promise, ...waitingFrom(ticket, rules, now), ...handsOf(ticket, agentId) },
    entries: [
      {
        kind: "asked",
        author: "agent",
        by,
        text,
        state,
        promise: promised(promise),
        attachments,
      },
    ],
  };
}

/** `isAway`: who had it works here no more. */
export function add(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, now, attachments, about, isAway }: Remark & { readonly isAway?: boolean },
): TicketChange {
  if (!allowsStep(ticket, "add")) throw refusedWords(ticket, rules, now);
  const state = ticketStateAfter(ticket, "add");
  // In one that has ended unanswered the clock goes on as if it had waited all the time.
  const { promiseAt, promiseKind, breachedAt } = ticket;
  const pausedSince = ticket.pausedSince ?? ticket.unansweredSince;
  const added: NewEntry = { kind: "added", author: "customer", text, about, attachments };
  const subject = aboutIfFirst(ticket, about);
  if (pausedSince === undefined) return { patch: { state, ...subject }, entries: [added] };
  const at = resumedAt(rules, { at: promiseAt, pausedSince, breachedAt }, now);
  const resumed: NewEntry = {
    kind: "resumed",
    author: "system",
    state,
    promise: { kind: promiseKind, at },
  };
  const due = keepingAlert(ticket, Math.max(now, remindAt(now, at)));
  return {
    patch: {
      ...{ state, promiseAt: at, laterAt: undefined, ...notWaiting, ...due, ...subject },
      ...(ticket.pausedSince === undefined && {
        unansweredSince: undefined,
        closedAt: undefined,
        handlerId: isAway ? undefined : ticket.handlerId,
      }),
    },
    entries: [added, resumed],
  };
}

/** Why it takes none, and what the customer can do with them. */
function refusedWords(ticket: TicketRecord, rules: TicketRules, now: number): Refusal {
  if (ticket.mergedInto !== undefined) {
    return new Refusal("closed", "It goes on in the ticket that it was merged into.", "merged");
  }
  return mayEscalate(ticket, rules, now)
    ? new Refusal("closed", "It is closed: a re-review can be asked for.", "review-possible")
    : new Refusal("closed", "It is over: what is new makes another one.", "file-again");
}

/** The first transaction that the wallet knows is what the complaint is about. */
export const aboutIfFirst = (ticket: TicketRecord, about: KeptTransaction | undefined) =>
  about?.transaction && !ticket.about?.transaction ? { about, amount: amountOf(about) } : {};

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
  refuseOwnReview(ticket, agentId);
  const state = ticketStateAfter(ticket, "decide");
  return {
    patch: {
      state,
      decision,
      ...handsOf(ticket),
      decidedBy: agentId,
      approvedBy: undefined,
      decidedAt: now,
      ...endedTicket,
      ...plannedFollowUp(rules, now),
    },
    entries: [{ kind: "decided", author: "agent", by, text: decision.text, state, decision }],
  };
}

/** Of one that is over. */
export const endedTicket = {
  ...notWaiting,
  laterAt: undefined,
  breachedAt: undefined,
  alertAt: undefined,
  alertedAt: undefined,
  proposal: undefined,
  dueAt: undefined,
} as const;

/** In a re-review that alone is taken back: what was decided before stands, and is closed when its days have gone. */
export function withdraw(ticket: TicketRecord, rules: TicketRules, now: number): TicketChange {
  const state = ticketStateAfter(ticket, "withdraw");
  if (state === "decided") {
    const { decidedAt = now } = ticket;
    return {
      patch: { state, ...endedTicket, dueAt: Math.max(now, reviewEnds(decidedAt, rules)) },
      entries: [{ kind: "review-withdrawn", author: "customer", state }],
    };
  }
  return {
    patch: { state, ...endedTicket, closedAt: now },
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
    // Whoever closes it early does not spare the customer the question.
    patch: { state, ...endedTicket, dueAt: ticket.followUpAt, closedAt: now },
    entries: [{ kind: "closed", author: by === undefined ? "system" : "agent", by, state }],
  };
}
