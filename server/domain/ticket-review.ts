import type { AgentId } from "../../protocol/conversation.ts";
import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import { promised, type TicketChange } from "./ticket-change.ts";
import { promiseFrom } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { allowsStep, ticketStateAfter } from "./ticket-states.ts";

/** Whoever has decided, or has agreed to the amount, does not review it. */
export function refuseOwnReview(
  { escalatedAt, decidedBy, approvedBy }: TicketRecord,
  agentId: AgentId,
): void {
  if (escalatedAt === undefined || (decidedBy !== agentId && approvedBy !== agentId)) return;
  throw new Refusal("not_yours", "Somebody else reviews what this agent has decided.");
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

export const reviewEnds = (decidedAt: number, { reviewWithinDays }: TicketRules) =>
  decidedAt + reviewWithinDays * dayMs;
