/** Complaints as agents see them: with what the customer does not read. */

import type {
  AgentId,
  ConversationId,
  ConversationStatus,
  CustomerId,
  CustomerView,
  Locale,
  Priority,
} from "./conversation.ts";
import type { Ticket, TicketDecision, TicketNumber, TicketState } from "./ticket.ts";
import type { TicketSummary } from "./ticket-summary.ts";

export interface TicketTask {
  readonly id: string;
  readonly team: string;
  readonly text: string;
  readonly dueAt: string;
  readonly answer?: string | undefined;
  readonly answeredAt?: string | undefined;
}

/** A task in its team's own list. */
export interface TeamTask extends TicketTask {
  readonly number: TicketNumber;
  readonly topic: string;
}

/** The editors' words, by language. */
export type CheckText = Readonly<Partial<Record<Locale, string>>>;

export interface TicketCheck {
  readonly id: string;
  readonly text: CheckText;
  /** Of whoever has ticked it. */
  readonly by?: string | undefined;
  readonly at?: string | undefined;
}

/** As the editors had it when the ticket got its topic: it stays so in the ticket. */
export interface TicketChecklist {
  readonly title: CheckText;
  readonly checks: readonly TicketCheck[];
}

/** A decision that waits for a supervisor. */
export interface TicketProposal extends TicketDecision {
  readonly cause?: string | undefined;
  readonly agentId: AgentId;
  readonly by: string;
  readonly at: string;
}

export interface LinkedConversation {
  readonly id: ConversationId;
  readonly status: ConversationStatus;
  readonly topic?: string | undefined;
  readonly createdAt: string;
}

/** What agents see beyond what the customer sees. */
export interface AgentTicket extends Omit<Ticket, "handler" | "may" | "outside"> {
  readonly customer: CustomerView;
  /** In which it is read, and written to. */
  readonly locale: Locale;
  readonly contact?: string | undefined;
  readonly handler?:
    | { readonly id: AgentId; readonly name: string; readonly role: string }
    | undefined;
  readonly team?: string | undefined;
  readonly tasks: readonly TicketTask[];
  /** Why it came to the complaint, from the administrators' list. */
  readonly cause?: string | undefined;
  readonly checklist?: TicketChecklist | undefined;
  readonly proposal?: TicketProposal | undefined;
  /** Of the same customer, newest first. */
  readonly conversations: readonly LinkedConversation[];
  /** The customer's other tickets that are not over. */
  readonly others: readonly { readonly number: TicketNumber; readonly topic: string }[];
  /** When the customer has looked at it last, and how often. */
  readonly seen?: TicketLooks | undefined;
  readonly may: TicketRights;
  /** Had a part in it before its re-review, and are not given it. Empty where it is in none. */
  readonly notReviewers: readonly AgentId[];
}

export interface TicketLooks {
  readonly at: string;
  readonly count: number;
}

/** What the agent who reads it may do with it. Beside that, its state allows a step or not. */
export interface TicketRights {
  /** To write to the customer, classify, decide, close, ask a team. */
  readonly handle: boolean;
  /** To ask the customer, for whom the clock waits. Not twice at once, nor where it is decided. */
  readonly ask: boolean;
  readonly merge: boolean;
  readonly take: boolean;
  /** To give it to somebody. */
  readonly assign: boolean;
  /** To agree to the decision that waits, or to give it back. */
  readonly approve: boolean;
  readonly answerTask: boolean;
  /** The date is put off once a promise. */
  readonly postpone: boolean;
  /** To say before the date that it will be late. Once a promise, too. */
  readonly forewarn: boolean;
}

export interface TicketRow extends TicketSummary {
  /** Its beginning tells those apart who have no name. */
  readonly customerId: CustomerId;
  readonly customerName?: string | undefined;
  /** The wallet has signed who it is, or has filed it itself. */
  readonly customerVerified: boolean;
  readonly handler?: { readonly id: AgentId; readonly name: string } | undefined;
  readonly team?: string | undefined;
  /** Another team has been asked and has not answered. */
  readonly hasTask: boolean;
  readonly hasProposal: boolean;
}

/**
 * `due`: promised by the end of today; `late`: a promise was broken; `new`: nobody has it; `tasks`: another team has been asked
 * and has not answered; `waiting`: for the customer; `approval`: a decision waits for a supervisor.
 */
export const ticketViews = [
  "mine",
  "due",
  "late",
  "open",
  "new",
  "tasks",
  "waiting",
  "approval",
  "reviewing",
  "closed",
] as const;
export type TicketView = (typeof ticketViews)[number];

/** All that is named must be so. */
export interface TicketFilter {
  readonly topic?: string | undefined;
  readonly severity?: Priority | undefined;
  readonly state?: TicketState | undefined;
  readonly handlerId?: AgentId | undefined;
  /** Of the transaction, in whatever currency: at least so much. */
  readonly amountFrom?: string | undefined;
  /** In the number or the words of the complaint. */
  readonly text?: string | undefined;
}

/** A list that an agent has kept, for themselves or for all. */
export interface SavedTicketView {
  readonly id: string;
  readonly name: string;
  readonly view: TicketView;
  readonly filter: TicketFilter;
  readonly isShared: boolean;
  readonly isOwn: boolean;
  readonly count: number;
}

/** How many there are in each list; 1,000 stands for more. */
export interface TicketOverview {
  readonly counts: Readonly<Record<Exclude<TicketView, "closed">, number>>;
  /** Promises of the last 30 days: how many were kept of those that were kept or broken. */
  readonly onTime: { readonly kept: number; readonly promised: number };
  /** What teams have not answered. */
  readonly tasks: readonly { readonly team: string; readonly count: number }[];
  readonly saved: readonly SavedTicketView[];
  /** To choose from. */
  readonly topics: readonly string[];
  readonly causes: readonly string[];
  /** A larger amount needs a supervisor. */
  readonly approvalAbove: string;
  /** Any amount in another currency needs one, too. */
  readonly approvalCurrency: string;
}

/** The promise is near; it was broken; it was broken and nobody has done anything about it. */
export type TicketAlert = "reminded" | "breached" | "alerted";
