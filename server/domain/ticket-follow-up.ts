/** Some days after a decision the customer is asked whether it is solved; one word brings the ticket back to who had it. */

import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { TicketPatch, TicketRecord } from "./ticket.ts";
import { promised, type TicketChange } from "./ticket-change.ts";
import { promiseFrom } from "./ticket-promises.ts";
import { handsOf, reviewEnds } from "./ticket-review.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { allowsStep, ticketStateAfter } from "./ticket-states.ts";

/** So long after it was asked it may be answered. */
const answerableMs = 30 * dayMs;

/** What a decision sets: when it is asked, and when the clock looks at the ticket next. */
export function plannedFollowUp(rules: TicketRules, now: number): TicketPatch {
  const asks = rules.followUpDays > 0;
  const followUpAt = asks ? now + rules.followUpDays * dayMs : undefined;
  const dueAt = Math.min(followUpAt ?? Number.POSITIVE_INFINITY, reviewEnds(now, rules));
  return { ...unasked, followUpAt, dueAt };
}

/** Nothing is to be asked, or was. */
const unasked = {
  followUpAt: undefined,
  followedUpAt: undefined,
  followUpSolved: undefined,
} as const;

export const isFollowUpDue = ({ followUpAt }: TicketRecord, now: number): boolean =>
  followUpAt !== undefined && followUpAt <= now;

export const askFollowUp = (
  ticket: TicketRecord,
  rules: TicketRules,
  now: number,
): TicketChange => ({
  patch: {
    followUpAt: undefined,
    followedUpAt: now,
    dueAt:
      ticket.state === "decided" && ticket.decidedAt !== undefined
        ? reviewEnds(ticket.decidedAt, rules)
        : undefined,
  },
  entries: [{ kind: "followed-up", author: "system" }],
});

/** Who was asked later than this may still answer. */
export const followUpSince = (now: number): number => now - answerableMs;

export const mayAnswerFollowUp = (ticket: TicketRecord, now: number): boolean =>
  ticket.followedUpAt !== undefined &&
  ticket.followUpSolved === undefined &&
  ticket.followedUpAt >= followUpSince(now) &&
  allowsStep(ticket, "reopen");

/** Once. Solved, it stays decided; else it is open again, with a promise from now on. `isAway`: who had it works here no more. */
export function answered(
  ticket: TicketRecord,
  rules: TicketRules,
  answer: {
    readonly resolved: boolean;
    readonly text?: string | undefined;
    readonly isAway: boolean;
    readonly now: number;
  },
): TicketChange {
  const { resolved, text, isAway, now } = answer;
  if (!mayAnswerFollowUp(ticket, now)) {
    throw new Refusal("closed", "Nobody has asked, or it has been answered.");
  }
  if (resolved) {
    return {
      patch: { followUpSolved: true },
      entries: [{ kind: "confirmed", author: "customer", text }],
    };
  }
  const state = ticketStateAfter(ticket, "reopen");
  const promise = promiseFrom(ticket, rules, { kind: "decision", start: now, now });
  return {
    patch: {
      state,
      ...promise,
      followUpSolved: false,
      closedAt: undefined,
      // It is the same matter, not a review of what was decided: who has decided goes on with it.
      ...handsOf(ticket),
      decidedBy: undefined,
      approvedBy: undefined,
      handlerId: isAway ? undefined : ticket.handlerId,
    },
    entries: [{ kind: "reopened", author: "customer", text, state, promise: promised(promise) }],
  };
}
