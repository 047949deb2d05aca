/** The states of a complaint, and what leads from one to another. */

import type { TicketState } from "../../protocol/ticket.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";

export type TicketStep =
  | "accept"
  | "reply"
  | "ask"
  | "add"
  | "decide"
  | "escalate"
  | "close"
  | "merge"
  | "absorb"
  | "withdraw"
  | "lapse"
  | "reopen";

/** Where a step leads in a re-review: what is taken back there is the review alone. */
const inReview: Partial<Record<TicketState, TicketState>> = {
  investigating: "reviewing",
  withdrawn: "decided",
};

// A decision stands until the customer asks for a re-review, once; whoever made it does not review it.
const steps: Record<TicketState, Partial<Record<TicketStep, TicketState>>> = {
  submitted: {
    accept: "accepted",
    reply: "investigating",
    ask: "waiting",
    add: "submitted",
    decide: "decided",
    merge: "closed",
    absorb: "submitted",
    withdraw: "withdrawn",
  },
  accepted: {
    accept: "accepted",
    reply: "investigating",
    ask: "waiting",
    add: "accepted",
    decide: "decided",
    merge: "closed",
    absorb: "accepted",
    withdraw: "withdrawn",
  },
  investigating: {
    accept: "investigating",
    reply: "investigating",
    ask: "waiting",
    add: "investigating",
    decide: "decided",
    merge: "closed",
    absorb: "investigating",
    withdraw: "withdrawn",
  },
  waiting: {
    accept: "waiting",
    reply: "waiting",
    add: "investigating",
    decide: "decided",
    merge: "closed",
    absorb: "waiting",
    lapse: "closed",
    withdraw: "withdrawn",
  },
  reviewing: {
    accept: "reviewing",
    reply: "reviewing",
    ask: "waiting",
    add: "reviewing",
    decide: "decided",
    absorb: "reviewing",
    withdraw: "decided",
  },
  // What the customer was writing as it was decided is not lost.
  decided: {
    escalate: "reviewing",
    close: "closed",
    reply: "decided",
    add: "decided",
    reopen: "investigating",
  },
  closed: { escalate: "reviewing", reopen: "investigating" },
  withdrawn: {},
};

/** The state after the step; throws a refusal where the state does not allow it. */
export function ticketStateAfter(ticket: TicketRecord, step: TicketStep): TicketState {
  const next = stepsOf(ticket)[step];
  if (next === undefined) {
    throw new Refusal("closed", `A ticket that is ${ticket.state} can't take the step ${step}.`);
  }
  return ticket.escalatedAt === undefined ? next : (inReview[next] ?? next);
}

export const allowsStep = (ticket: TicketRecord, step: TicketStep): boolean =>
  stepsOf(ticket)[step] !== undefined;

/** Whose customer has not answered: a word of theirs brings it back. */
const stepsOfLapsed: (typeof steps)["closed"] = { add: "investigating" };

function stepsOf(ticket: TicketRecord): (typeof steps)[TicketState] {
  const { state, mergedInto, unansweredSince } = ticket;
  // One that was merged stays closed: the other one goes on.
  if (mergedInto !== undefined) return {};
  if (state === "closed" && unansweredSince !== undefined) return stepsOfLapsed;
  return isInReview(ticket) ? withoutMerge(steps[state]) : steps[state];
}

/** A re-review is asked for once: it never ends by going on in a ticket that whoever decided before may decide. */
const withoutMerge = ({ merge: _, ...others }: (typeof steps)[TicketState]) => others;

/** Asked for, and not decided again: also while it waits for the customer, or has ended as they have not answered. */
export function isInReview({ escalatedAt, state, unansweredSince }: InReview): boolean {
  const isDecided = state === "decided" || (state === "closed" && unansweredSince === undefined);
  return escalatedAt !== undefined && !isDecided;
}

type InReview = Pick<TicketRecord, "state" | "escalatedAt" | "unansweredSince">;
