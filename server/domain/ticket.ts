/** A complaint: its record. */

import type { CheckText, TicketFilter, TicketView } from "../../protocol/agent-ticket.ts";
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
import type { KeptTransaction } from "../../protocol/transaction.ts";

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
  /** What it is about, as whoever filed it says. */
  readonly happenedAt?: number | undefined;
  /** The transaction that it is about, as it was when the complaint was filed. */
  readonly about?: KeptTransaction | undefined;
  readonly contact?: string | undefined;
  /** Of the transaction, in hundredths: lists are filtered by it. */
  readonly amount?: number | undefined;
  /** Beside the conversation that it was filed in. */
  readonly linked?: readonly ConversationId[] | undefined;
  readonly cause?: string | undefined;
  readonly checklist?: Checklist | undefined;
  readonly proposal?: Proposal | undefined;
  readonly handlerId?: AgentId | undefined;
  /** Who has had it, written to the customer of it, decided, agreed or declined before a re-review: none of them reviews it. */
  readonly handledBy?: readonly AgentId[] | undefined;
  readonly team?: string | undefined;
  readonly promiseKind: PromiseKind;
  readonly promiseAt: number;
  /** The customer knows before the breach that it will be late, and has read this time: the next promise. */
  readonly laterAt?: number | undefined;
  readonly pausedSince?: number | undefined;
  /** While it waits: when the customer is asked again, when it ends unanswered, and when the clock looks at it next. */
  readonly askAgainAt?: number | undefined;
  readonly endsAt?: number | undefined;
  readonly waitDueAt?: number | undefined;
  /** It was closed as the customer has not answered what they were asked then; writing opens it again. */
  readonly unansweredSince?: number | undefined;
  readonly breachedAt?: number | undefined;
  /** Supervisors hear of a breach then, whatever its owner does. */
  readonly alertAt?: number | undefined;
  /** Supervisors know of this breach since then. */
  readonly alertedAt?: number | undefined;
  /** The next time that the clock has something to do: to remind, to own up to a breach, to close. */
  readonly dueAt?: number | undefined;
  /** The customer's last look at it, and how many there were. */
  readonly seenAt?: number | undefined;
  readonly seenCount?: number | undefined;
  readonly decision?: TicketDecision | undefined;
  readonly decidedBy?: AgentId | undefined;
  /** The supervisor who has agreed to the amount. */
  readonly approvedBy?: AgentId | undefined;
  readonly decidedAt?: number | undefined;
  readonly escalatedAt?: number | undefined;
  /** When the customer is asked whether it is solved. */
  readonly followUpAt?: number | undefined;
  /** They were asked, and what they said. */
  readonly followedUpAt?: number | undefined;
  readonly followUpSolved?: boolean | undefined;
  readonly mergedInto?: TicketNumber | undefined;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly lastAt: number;
  readonly createdAt: number;
  readonly closedAt?: number | undefined;
}

/** As its editors had it when the ticket got its topic. */
export interface Checklist {
  readonly title: CheckText;
  readonly checks: readonly ChecklistItem[];
}

interface ChecklistItem {
  readonly id: string;
  readonly text: CheckText;
  readonly by?: string | undefined;
  readonly at?: number | undefined;
}

/** A decision that waits for a supervisor. */
export interface Proposal {
  readonly decision: TicketDecision;
  readonly cause?: string | undefined;
  readonly agentId: AgentId;
  readonly by: string;
  readonly at: number;
}

/** A question to another team, with a clock of its own. */
export interface TicketTaskRecord {
  readonly id: string;
  readonly number: TicketNumber;
  readonly team: string;
  readonly text: string;
  readonly dueAt: number;
  readonly answer?: string | undefined;
  /** Without an answer: then its ticket was over. */
  readonly answeredAt?: number | undefined;
}

/** A list of the console that an agent has kept. */
export interface SavedTicketViewRecord {
  readonly id: string;
  readonly ownerId: AgentId;
  readonly name: string;
  readonly view: TicketView;
  readonly filter: TicketFilter;
  readonly isShared: boolean;
  readonly createdAt: number;
}

export type TicketPatch = {
  readonly [Part in keyof Omit<TicketRecord, "number" | "customerId" | "createdAt">]?:
    | TicketRecord[Part]
    | undefined;
};
