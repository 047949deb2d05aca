/** A complaint: its record and its states. */

import type {
  AgentId,
  ClientId,
  ConversationId,
  CustomerId,
  Locale,
  Priority,
} from "../../protocol/conversation.ts";
import type {
  PromiseKind,
  TicketDecision,
  TicketNumber,
  TicketState,
} from "../../protocol/ticket.ts";
import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRules } from "./ticket-rules.ts";

/** Times are epoch milliseconds. */
export interface TicketRecord {
  readonly number: TicketNumber;
  readonly customerId: CustomerId;
  readonly conversationId?: ConversationId | undefined;
  readonly clientId?: ClientId | undefined;
  readonly locale: Locale;
  readonly state: TicketState;
  readonly topic: string;
  readonly severity: Priority;
  readonly description: string;
  readonly demand?: string | undefined;
  readonly contact?: string | undefined;
  readonly handlerId?: AgentId | undefined;
  readonly team?: string | undefined;
  readonly promiseKind: PromiseKind;
  readonly promiseAt: number;
  readonly pausedSince?: number | undefined;
  readonly breachedAt?: number | undefined;
  /** The next time that the clock has something to do: to remind, to own up to a breach, to close. */
  readonly dueAt?: number | undefined;
  readonly decision?: TicketDecision | undefined;
  readonly decidedBy?: AgentId | undefined;
  readonly decidedAt?: number | undefined;
  readonly escalatedAt?: number | undefined;
  readonly mergedInto?: TicketNumber | undefined;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly lastAt: number;
  readonly createdAt: number;
  readonly closedAt?: number | undefined;
}

/** A question to another team, with a clock of its own. */
export interface TicketTaskRecord {
  readonly id: string;
  readonly number: TicketNumber;
  readonly team: string;
  readonly text: string;
  readonly dueAt: number;
  readonly answer?: string | undefined;
  readonly answeredAt?: number | undefined;
}

export type TicketPatch = {
  readonly [Part in keyof Omit<TicketRecord, "number" | "customerId" | "createdAt">]?:
    | TicketRecord[Part]
    | undefined;
};

export type TicketStep =
  | "accept"
  | "reply"
  | "ask"
  | "add"
  | "decide"
  | "escalate"
  | "close"
  | "merge"
  | "withdraw";

// A decision stands until the customer asks for a re-review, once; whoever made it does not review it.
const steps: Record<TicketState, Partial<Record<TicketStep, TicketState>>> = {
  submitted: {
    accept: "accepted",
    reply: "investigating",
    ask: "waiting",
    add: "submitted",
    decide: "decided",
    merge: "closed",
    withdraw: "withdrawn",
  },
  accepted: {
    accept: "accepted",
    reply: "investigating",
    ask: "waiting",
    add: "accepted",
    decide: "decided",
    merge: "closed",
    withdraw: "withdrawn",
  },
  investigating: {
    accept: "investigating",
    reply: "investigating",
    ask: "waiting",
    add: "investigating",
    decide: "decided",
    merge: "closed",
    withdraw: "withdrawn",
  },
  waiting: {
    accept: "waiting",
    reply: "waiting",
    add: "investigating",
    decide: "decided",
    merge: "closed",
    withdraw: "withdrawn",
  },
  reviewing: {
    accept: "reviewing",
    reply: "reviewing",
    ask: "waiting",
    add: "reviewing",
    decide: "decided",
    withdraw: "withdrawn",
  },
  decided: { escalate: "reviewing", close: "closed", reply: "decided" },
  closed: { escalate: "reviewing" },
  withdrawn: {},
};

/** The state after the step; throws a refusal where the state does not allow it. */
export function ticketStateAfter(ticket: TicketRecord, step: TicketStep): TicketState {
  const next = steps[ticket.state][step];
  if (next === undefined) {
    throw new Refusal("closed", `A ticket that is ${ticket.state} can't take the step ${step}.`);
  }
  return next === "investigating" && ticket.escalatedAt !== undefined ? "reviewing" : next;
}

export const allowsStep = ({ state }: TicketRecord, step: TicketStep): boolean =>
  steps[state][step] !== undefined;

/** Once, and within so many days of the decision. */
export const mayEscalate = (ticket: TicketRecord, rules: TicketRules, now: number): boolean =>
  allowsStep(ticket, "escalate") &&
  ticket.decidedAt !== undefined &&
  ticket.escalatedAt === undefined &&
  now <= reviewEnds(ticket.decidedAt, rules);

export const reviewEnds = (decidedAt: number, { reviewWithinDays }: TicketRules) =>
  decidedAt + reviewWithinDays * dayMs;
