/** Complaints as those outside the server see them: a number, a state, and a date that was promised. */

import type { AgentId, ConversationId, CustomerView, Priority } from "./conversation.ts";

/** `PD-20261121-0001-7`: the day, a count of that day, and a check digit. */
export type TicketNumber = string & { readonly __brand: "ticket-number" };

export const ticketStates = [
  "submitted",
  "accepted",
  "investigating",
  /** For the customer; the clock stands still. */
  "waiting",
  "decided",
  "reviewing",
  "closed",
  "withdrawn",
] as const;
export type TicketState = (typeof ticketStates)[number];

export const promiseKinds = ["acknowledge", "answer", "decision", "review"] as const;
export type PromiseKind = (typeof promiseKinds)[number];

export interface TicketPromise {
  readonly kind: PromiseKind;
  readonly at: string;
}

export const decisionKinds = [
  "refund",
  "compensation",
  "apology",
  "explanation",
  "rejected",
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface TicketDecision {
  readonly kind: DecisionKind;
  readonly text: string;
  /** A decimal string. */
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
}

/** What the customer reads of a ticket's history. */
const publicEntries = [
  "filed",
  "accepted",
  "assigned",
  "asked",
  "replied",
  "added",
  "resumed",
  "breached",
  "promised",
  "decided",
  "escalated",
  "withdrawn",
  "closed",
  "merged",
] as const;

/** What only agents read. */
export const internalEntries = [
  "noted",
  "classified",
  "reminded",
  "task",
  "task-answered",
] as const;

export const entryKinds = [...publicEntries, ...internalEntries] as const;
export type TicketEntryKind = (typeof entryKinds)[number];

export interface TicketEntry {
  readonly at: string;
  readonly kind: TicketEntryKind;
  readonly text?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly promise?: TicketPromise | undefined;
  /** Of the agent who did it. */
  readonly by?: string | undefined;
}

export interface Ticket {
  readonly number: TicketNumber;
  readonly state: TicketState;
  readonly topic: string;
  readonly severity: Priority;
  readonly description: string;
  /** What the customer asks for. */
  readonly demand?: string | undefined;
  readonly promise: TicketPromise;
  /** The clock stands still since then, as the customer has something to do. */
  readonly pausedSince?: string | undefined;
  /** Since when the promise of now is broken. */
  readonly breachedAt?: string | undefined;
  readonly handler?: { readonly role: string; readonly name?: string | undefined } | undefined;
  readonly decision?: TicketDecision | undefined;
  readonly may: { readonly add: boolean; readonly withdraw: boolean; readonly escalate: boolean };
  readonly timeline: readonly TicketEntry[];
  readonly conversationId?: ConversationId | undefined;
  readonly createdAt: string;
  readonly closedAt?: string | undefined;
}

/** One row of a list, without the history. */
export type TicketSummary = Pick<
  Ticket,
  "number" | "state" | "topic" | "severity" | "promise" | "pausedSince" | "breachedAt" | "createdAt"
> & { readonly lastAt: string };

export interface TicketTask {
  readonly id: string;
  readonly team: string;
  readonly text: string;
  readonly dueAt: string;
  readonly answer?: string | undefined;
  readonly answeredAt?: string | undefined;
}

/** What agents see beyond what the customer sees. */
export interface AgentTicket extends Omit<Ticket, "handler" | "may"> {
  readonly customer: CustomerView;
  readonly contact?: string | undefined;
  readonly handler?:
    | { readonly id: AgentId; readonly name: string; readonly role: string }
    | undefined;
  readonly team?: string | undefined;
  readonly tasks: readonly TicketTask[];
  readonly mergedInto?: TicketNumber | undefined;
}

export interface TicketRow extends TicketSummary {
  readonly customerName?: string | undefined;
  readonly handler?: { readonly id: AgentId; readonly name: string } | undefined;
}

/** `late`: a promise was broken; `tasks`: another team has been asked and has not answered. */
export const ticketViews = ["open", "mine", "late", "tasks", "closed"] as const;
export type TicketView = (typeof ticketViews)[number];
