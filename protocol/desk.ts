/** What agents see beyond what customers see. */

import type {
  AgentId,
  ArticleLink,
  Conversation,
  ConversationId,
  ConversationStatus,
  CustomerView,
  Locale,
  Priority,
} from "./conversation.ts";
import type { Note } from "./notes.ts";

export const agentRoles = ["agent", "supervisor", "editor", "admin"] as const;
export type AgentRole = (typeof agentRoles)[number];

/** The most conversations that an agent can be set to hold at a time. */
export const mostCapacity = 20;

/** So many conversations a new agent holds at a time where no rule says otherwise. */
export const usualCapacity = 5;

export interface AgentView {
  readonly id: AgentId;
  readonly name: string;
  readonly email: string;
  readonly role: AgentRole;
}

/** A colleague at the desk: to whom a complaint can be given, and while they are available a conversation, too. */
export interface DeskColleague {
  readonly id: AgentId;
  readonly name: string;
  /** On duty now. */
  readonly available: boolean;
  /** Conversations they hold, and may hold at once. */
  readonly load: number;
  readonly capacity: number;
  /** The names of those they are in. */
  readonly teams: readonly string[];
}

/** The state of the whole desk, and of the agent who asks. */
export interface Desk {
  readonly available: boolean;
  /** Conversations the agent may hold at once, and holds now. */
  readonly capacity: number;
  readonly load: number;
  readonly queueLength: number;
  readonly agentsAvailable: number;
  /** Nobody is to wait longer than this for an agent. */
  readonly waitTargetSeconds: number;
  /** A customer whose app has been closed for so long counts as gone. */
  readonly awayAfterSeconds: number;
  /** Each level of priority is worth so long a wait: the queue is sorted by it. */
  readonly headStartSeconds: number;
}

export const deskViews = ["queue", "mine", "bot", "all", "resolved"] as const;
export type DeskView = (typeof deskViews)[number];

/** What an agent does in a conversation that is open on their screen. */
export const attentions = ["reads", "writes", "left"] as const;
export type Attention = (typeof attentions)[number];

/** Why a message was taken away. */
export const redactionReasons = ["secret", "personal", "abuse", "mistake"] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/** One row of a list in the console. */
export interface DeskRow {
  readonly id: ConversationId;
  readonly status: ConversationStatus;
  readonly priority: Priority;
  readonly topic?: string | undefined;
  readonly customer: CustomerView;
  readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
  /** The customer's own last words. */
  readonly lastText: string;
  readonly lastAt: string;
  /** Since when the customer has been in the queue; it keeps through a return to the queue. */
  readonly waitingSince?: string | undefined;
  /** Since when the customer, who waits or is with an agent, has had the app closed. The place is kept. */
  readonly awaySince?: string | undefined;
  /** The team that is to serve the customer. */
  readonly team?: string | undefined;
  /** Waits again: an agent had the customer and gave them back. */
  readonly returned?: true | undefined;
  /** Until when the agent has to answer; else the customer goes back to the queue. */
  readonly replyDueAt?: string | undefined;
  /** With it: how long the agent had from the beginning. */
  readonly replyTargetSeconds?: number | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The first word of an emergency that is going on. */
  readonly emergencyAt?: string | undefined;
  /** Customer messages that no agent has read. */
  readonly unread: number;
  readonly lastSeq: number;
}

/** One question that the bot tried to answer. */
export interface BotTrial {
  readonly question: string;
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  readonly articles: readonly ArticleLink[];
  /** 0..1 */
  readonly confidence: number;
  readonly helpful?: boolean | undefined;
}

export interface AgentConversation extends Conversation {
  readonly customer: CustomerView & {
    readonly locale: Locale;
    readonly tier?: string | undefined;
    readonly phoneMasked?: string | undefined;
    readonly since: string;
  };
  readonly waitingSince?: string | undefined;
  readonly tried: readonly BotTrial[];
  readonly summary?: string | undefined;
  /** The newest hundred, oldest first. */
  readonly notes: readonly Note[];
  readonly tags: readonly string[];
  /** When it will be deleted; absent while it goes on, under a legal hold, or where there is no limit. */
  readonly keptUntil?: string | undefined;
  readonly earlier: readonly {
    readonly id: ConversationId;
    readonly status: ConversationStatus;
    readonly topic?: string | undefined;
    readonly createdAt: string;
    /** Who had it last; absent where the bot alone did. */
    readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
    /** 1..5 */
    readonly score?: number | undefined;
  }[];
}
