import type { AgentId } from "../../protocol/conversation.ts";
import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import { promised, type TicketChange } from "./ticket-change.ts";
import { promiseFrom } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { allowsStep, isInReview, ticketStateAfter } from "./ticket-states.ts";

/** What tells who had a part in a ticket before its re-review. */
export type Handed = Pick<
  TicketRecord,
  "state" | "escalatedAt" | "unansweredSince" | "handledBy" | "decidedBy" | "approvedBy"
>;

/** In its re-review, and this agent had a part in it before: has had it, has written to the customer of it, has decided, agreed or declined. */
export const isOwnReview = (ticket: Handed, agentId: AgentId): boolean =>
  notReviewers(ticket).includes(agentId);

/** To whom a re-review is not given; nobody where it is none. */
export function notReviewers(ticket: Handed): readonly AgentId[] {
  const { handledBy = [], decidedBy, approvedBy } = ticket;
  if (!isInReview(ticket)) return [];
  return [...new Set([...handledBy, decidedBy, approvedBy].flatMap((one) => one ?? []))];
}

export function refuseOwnReview(ticket: TicketRecord, agentId: AgentId): void {
  if (!isOwnReview(ticket, agentId)) return;
  throw new Refusal("not_yours", "Somebody else reviews what this agent has had a part in.");
}

/**
 * Everybody who has had a part in it so far, and who has one by the step of now: who writes to the customer of it, or declines
 * a decision. Kept with each step that puts somebody else in their place. In a re-review it stays.
 */
export function handsOf(ticket: TicketRecord, agentId?: AgentId): Pick<TicketRecord, "handledBy"> {
  const { escalatedAt, handledBy = [], handlerId, decidedBy, approvedBy } = ticket;
  if (escalatedAt !== undefined) return { handledBy: ticket.handledBy };
  const hands = [...handledBy, handlerId, decidedBy, approvedBy, agentId].flatMap(
    (one) => one ?? [],
  );
  return { handledBy: hands.length > 0 ? [...new Set(hands)] : undefined };
}

/** Once, within the days of the rules, and somebody else takes it. */
export function escalate(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, now }: { readonly text: string; readonly now: number },
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
      ...handsOf(ticket),
      escalatedAt: now,
      handlerId: undefined,
      team: undefined,
      closedAt: undefined,
      followUpAt: undefined,
      followedUpAt: undefined,
    },
    entries: [{ kind: "escalated", author: "customer", text, state, promise: promised(promise) }],
  };
}

/** Once, and within so many days of the decision. */
export const mayEscalate = (ticket: TicketRecord, rules: TicketRules, now: number): boolean =>
  allowsStep(ticket, "escalate") &&
  ticket.decidedAt !== undefined &&
  ticket.escalatedAt === undefined &&
  now <= reviewEnds(ticket.decidedAt, rules);

/** Decided, and nothing more can be asked of us: the review is over, or the days in which it could be asked for are. */
export const isLastWord = (ticket: TicketRecord, rules: TicketRules, now: number): boolean =>
  ticket.decision !== undefined &&
  (ticket.state === "decided" || ticket.state === "closed") &&
  !isInReview(ticket) &&
  !mayEscalate(ticket, rules, now);

export const reviewEnds = (decidedAt: number, { reviewWithinDays }: TicketRules) =>
  decidedAt + reviewWithinDays * dayMs;
