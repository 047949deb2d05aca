/** Complaints as those outside the server see them: a number, a state, and a date that was promised. */

import type { Attachment } from "./attachment.ts";
import type { ConversationId, Priority } from "./conversation.ts";
import type { OutsideRegion } from "./outside-bodies.ts";
import type { MissingTransaction, WalletTransaction } from "./transaction.ts";

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
  /** It will not be done by the promised date: said before that, with the day by which it will. */
  "forewarned",
  "decided",
  "escalated",
  "withdrawn",
  /** Of a re-review alone: what was decided before stands. */
  "review-withdrawn",
  "closed",
  "merged",
  "absorbed",
  /** Some days after the decision: is it solved? */
  "followed-up",
  "confirmed",
  "reopened",
  /** The customer has not answered yet: asked again, with the day of its end; and ended, as they never did. */
  "asked-again",
  "lapsed",
  /** What the wallet has answered to a freeze in an emergency, each time it was asked. */
  "frozen",
  "partly-frozen",
  "not-frozen",
  /** A step of the emergency: done, or not after all. */
  "ticked",
  "unticked",
] as const;

/** How a freeze has ended. */
export const freezeEntries = ["frozen", "partly-frozen", "not-frozen"] as const;

/** What only agents read. */
export const internalEntries = [
  "noted",
  "classified",
  "reminded",
  "task",
  "task-answered",
  /** Its ticket is over: nobody needs the answer any more. */
  "task-ended",
  /** A decision that a supervisor has to look at, and what became of it. */
  "proposed",
  "approved",
  "declined",
  "linked",
  /** Nobody answered the breach: supervisors know now. */
  "alerted",
  /** The content of another entry was taken away. */
  "redacted",
  /** Its anonymous customer has signed in; and a file was deleted as its time was over, with its id as the text. */
  "signed-in",
  "file-expired",
  /** A file went with the words of an entry, with its id as the text. */
  "file-removed",
] as const;

export const entryKinds = [...publicEntries, ...internalEntries] as const;
export type TicketEntryKind = (typeof entryKinds)[number];

/** A decision without its words, which are those of the entry. */
export type TicketResult = Omit<TicketDecision, "text">;

export interface TicketEntry {
  /** To agents: names the entry in `ticket:redact`. */
  readonly seq?: number | undefined;
  readonly at: string;
  readonly kind: TicketEntryKind;
  readonly text?: string | undefined;
  /** Its content was taken away. */
  readonly redacted?: true | undefined;
  readonly state?: TicketState | undefined;
  readonly promise?: TicketPromise | undefined;
  /** What was decided then: a re-review may end otherwise. */
  readonly decision?: TicketResult | undefined;
  /** Of the agent who did it. */
  readonly by?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  /** What it shows, as the wallet said it then, or that it could not be read. */
  readonly transaction?: WalletTransaction | undefined;
  readonly transactionUnchanged?: boolean | undefined;
  readonly missingTransaction?: MissingTransaction | undefined;
}

export interface Ticket {
  readonly number: TicketNumber;
  readonly state: TicketState;
  readonly topic: string;
  readonly severity: Priority;
  readonly description: string;
  /** What the customer asks for. */
  readonly demand?: string | undefined;
  /** When it happened, as whoever filed it says. */
  readonly happenedAt?: string | undefined;
  /** What it is about, as the wallet said it when the complaint was filed. */
  readonly transaction?: WalletTransaction | undefined;
  /** Beside a transaction: it is as the timeline has put it down, and the hash chain of that holds. */
  readonly transactionUnchanged?: boolean | undefined;
  /** It could not be read then. */
  readonly missingTransaction?: MissingTransaction | undefined;
  /** All evidence, in the order of the timeline. */
  readonly attachments: readonly Attachment[];
  readonly promise: TicketPromise;
  /** It was said before the date that it will not be kept, and until when it takes. That is the next promise. */
  readonly laterAt?: string | undefined;
  /** The clock stands still since then, as the customer has something to do. */
  readonly pausedSince?: string | undefined;
  /** Since when the promise of now is broken. */
  readonly breachedAt?: string | undefined;
  readonly handler?: { readonly role: string; readonly name?: string | undefined } | undefined;
  readonly decision?: TicketDecision | undefined;
  /** `followUp`: the customer has been asked whether it is solved, and has not answered. */
  readonly may: {
    readonly add: boolean;
    readonly withdraw: boolean;
    readonly escalate: boolean;
    readonly followUp: boolean;
  };
  /** Once nothing more can be asked of the wallet: whom else there is, by region. */
  readonly outside?: readonly OutsideRegion[] | undefined;
  readonly timeline: readonly TicketEntry[];
  readonly conversationId?: ConversationId | undefined;
  /** It goes on there. */
  readonly mergedInto?: TicketNumber | undefined;
  /** What was merged into it, the oldest first. */
  readonly merged?: readonly MergedTicket[] | undefined;
  readonly createdAt: string;
  readonly closedAt?: string | undefined;
}

/** Its timeline is read by its own number. */
export type MergedTicket = Pick<
  Ticket,
  | "number"
  | "topic"
  | "description"
  | "demand"
  | "happenedAt"
  | "transaction"
  | "transactionUnchanged"
  | "missingTransaction"
  | "attachments"
  | "createdAt"
>;
