/**
 * What is stored, as the domain and the actions know it. Times are epoch milliseconds.
 *
 * Customers, conversations and messages are made with all their parts, in the order given here, `undefined`
 * where there is nothing: V8 then has one hidden class for all of a kind. Records that were put together part by part
 * had one each, and every look at them took the slow path (30 of them a message).
 */

import type {
  AgentId,
  ArticleId,
  Author,
  ClientId,
  ConversationId,
  ConversationStatus,
  CustomerId,
  Locale,
  MessageBody,
  MessageId,
  NoticeCode,
  Priority,
  Survey,
} from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";

export interface CustomerRecord {
  readonly id: CustomerId;
  /** The wallet's own id, from a verified JWT; absent for an anonymous customer. */
  readonly subject?: string | undefined;
  readonly name?: string | undefined;
  readonly locale: Locale;
  readonly tier?: string | undefined;
  readonly phoneMasked?: string | undefined;
  readonly createdAt: number;
}

export interface ConversationRecord {
  readonly id: ConversationId;
  readonly customerId: CustomerId;
  readonly status: ConversationStatus;
  readonly priority: Priority;
  readonly locale: Locale;
  readonly topic?: string | undefined;
  readonly agentId?: AgentId | undefined;
  /** Since when the customer wants a human; it survives a return to the queue, so the place does too. */
  readonly waitingSince?: number | undefined;
  readonly assignedAt?: number | undefined;
  /** Questions in a row that the bot could not answer or whose answer did not help. */
  readonly misses: number;
  readonly lastArticleId?: ArticleId | undefined;
  readonly summary?: string | undefined;
  readonly survey?: Survey | undefined;
  readonly lastSeq: number;
  readonly readSeq: number;
  readonly agentReadSeq: number;
  /** The customer's messages after `agentReadSeq`. */
  readonly unread: number;
  readonly lastText: string;
  /** When anything was last said, and by the customer. */
  readonly lastAt: number;
  readonly customerAt: number;
  readonly createdAt: number;
  readonly resolvedAt?: number | undefined;
}

/** A notice is kept as its code; its words are put in when it is shown, in the reader's language. */
export type StoredBody =
  | Exclude<MessageBody, { kind: "notice" }>
  | { readonly kind: "notice"; readonly code: NoticeCode; readonly name?: string };

/** What else happened with the message, for the kept events that are not plain messages. */
export type StoredEvent =
  | { readonly type: "message.posted" }
  | { readonly type: "message.redacted"; readonly redactedSeq: number }
  | {
      readonly type: "conversation.changed";
      readonly status: ConversationStatus;
      readonly priority: Priority;
      readonly topic?: string;
      readonly agent?: { readonly id: AgentId; readonly name: string };
    }
  | { readonly type: "survey.asked" }
  | { readonly type: "survey.answered"; readonly survey: Survey };

export interface MessageRecord {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly author: Author;
  readonly clientId?: ClientId | undefined;
  readonly at: number;
  readonly body: StoredBody;
  readonly event: StoredEvent;
}

export interface AgentRecord {
  readonly id: AgentId;
  readonly name: string;
  readonly email: string;
  readonly role: AgentRole;
  readonly passwordHash: string;
  readonly available: boolean;
  readonly capacity: number;
  readonly disabled: boolean;
  readonly createdAt: number;
}

/** A token is never stored, only its SHA-256 in hex. */
export interface AgentSessionRecord {
  readonly tokenHash: string;
  readonly agentId: AgentId;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A question that the bot was asked in a conversation, and what became of it. */
export interface QuestionRecord {
  readonly conversationId: ConversationId;
  readonly messageSeq: number;
  readonly question: string;
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  readonly articleIds: readonly ArticleId[];
  readonly confidence: number;
  readonly helpful?: boolean;
  readonly at: number;
}

export interface VoteRecord {
  readonly customerId: CustomerId;
  readonly articleId: ArticleId;
  readonly conversationId?: ConversationId;
  readonly messageId?: MessageId;
  readonly helpful: boolean;
  readonly reason?: string;
  readonly at: number;
}
