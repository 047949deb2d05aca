/**
 * What is stored, as the domain and the actions know it. Times are epoch milliseconds.
 *
 * Customers, conversations and messages are made with all their parts, in the order given here, `undefined`
 * where there is nothing. V8 then has one hidden class for all records of a kind, and reads them fast. `AllParts`
 * makes sure that none is forgotten.
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
  Priority,
} from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { KeptEvent } from "../../protocol/events.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { AuditActor } from "./audit.ts";
import type { SecondFactor } from "./second-factor.ts";

/** A literal of this type names every part of the record, the optional ones too. */
export type AllParts<Stored> = {
  readonly [Part in keyof Required<Stored>]: Stored[Part];
};

export interface CustomerRecord {
  readonly id: CustomerId;
  /** The wallet's own id, from a verified JWT; absent for an anonymous customer. */
  readonly subject?: string | undefined;
  readonly name?: string | undefined;
  readonly locale: Locale;
  readonly tier?: string | undefined;
  readonly phoneMasked?: string | undefined;
  /** Two capital letters, as the wallet says it. */
  readonly region?: string | undefined;
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
  /** By which the queue is sorted: `waitingSince` with the head start of the priority. Absent where an older version queued it. */
  readonly turnAt?: number | undefined;
  readonly assignedAt?: number | undefined;
  /** Until then the agent has to answer, or the customer goes back to the queue. */
  readonly replyDueAt?: number | undefined;
  /** Had the customer before: others come first. */
  readonly avoidAgentId?: AgentId | undefined;
  /** Has served the customer before; gets them first while they wait. After a reopening: who had it last. */
  readonly knownAgentId?: AgentId | undefined;
  /** Whose members are to serve the customer. */
  readonly team?: string | undefined;
  /** Questions in a row that the bot could not answer or whose answer did not help. */
  readonly misses: number;
  /** When the bot answers what the customer has said since its last answer: more of it may come until then. */
  readonly answerDueAt?: number | undefined;
  readonly lastArticleId?: ArticleId | undefined;
  /** The first word of the emergency that it is about. */
  readonly emergencyAt?: number | undefined;
  readonly summary?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Of the last service. The answers of earlier ones are in the events of their messages. */
  readonly survey?: Survey | undefined;
  readonly lastSeq: number;
  readonly readSeq: number;
  readonly agentReadSeq: number;
  /** The customer's messages after `agentReadSeq`. */
  readonly unread: number;
  readonly lastText: string;
  /** The customer's own last words. */
  readonly customerText?: string | undefined;
  /** The time of the last message, and of the customer's last one. */
  readonly lastAt: number;
  readonly customerAt: number;
  readonly createdAt: number;
  readonly resolvedAt?: number | undefined;
}

/** A notice is stored as its code. Its text is made for each reader, in that reader's language. */
export type StoredBody =
  | Exclude<MessageBody, { kind: "notice" | "text" }>
  /** `code`: which of its texts the bot has said. It does not leave: the dialogue looks at it. */
  | (Extract<MessageBody, { kind: "text" }> & { readonly code?: string | undefined })
  | Omit<Extract<MessageBody, { kind: "notice" }>, "text">;

/**
 * What is stored of each kept event beside its message. It is kept for years, so it has a form of its own; an event of
 * the protocol without one does not compile.
 */
interface EventParts {
  readonly "message.posted": unknown;
  readonly "message.redacted": { readonly redactedSeqs: readonly number[] };
  readonly "conversation.changed": {
    readonly status: ConversationStatus;
    readonly priority: Priority;
    readonly topic?: string | undefined;
    readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
  };
  readonly "survey.asked": unknown;
  readonly "survey.answered": { readonly survey: Survey };
  readonly "check.answered": { readonly checkSeq: number; readonly answer: "yes" | "no" };
}

export type StoredEvent = {
  [Type in KeptEvent["type"]]: { readonly type: Type } & EventParts[Type];
}[KeptEvent["type"]];

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
  /** When the agent went on duty, or off duty. */
  readonly dutySince?: number | undefined;
  readonly capacity: number;
  readonly disabled: boolean;
  readonly secondFactor?: SecondFactor | undefined;
  /** Of a second step that is being set up, and not proved yet. */
  readonly pendingSecret?: string | undefined;
  /** When the agent got a customer last. */
  readonly lastAssignedAt?: number | undefined;
  readonly createdAt: number;
}

/** Nothing of this customer's is deleted: a court or a regulator may ask for it. */
export interface HoldRecord {
  readonly customerId: CustomerId;
  readonly reason: string;
  readonly by: AuditActor;
  readonly at: number;
}

/** A customer's data is being deleted, piece by piece; what is counted goes into the receipt. */
export interface ErasureRecord {
  readonly customerId: CustomerId;
  readonly receipt: string;
  readonly by: AuditActor;
  readonly at: number;
  readonly conversations: number;
  readonly messages: number;
  readonly tickets: number;
}

/** A question that the bot was asked in a conversation, and its outcome. */
export interface QuestionRecord {
  readonly conversationId: ConversationId;
  readonly messageSeq: number;
  readonly question: string;
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  readonly articleIds: readonly ArticleId[];
  readonly confidence: number;
  readonly helpful?: boolean | undefined;
  /** The customer asked for a person after it, though it was no emergency. */
  readonly handedOver?: boolean | undefined;
  /** The article that an agent sent in the place of the bot's answer. */
  readonly correctedBy?: ArticleId | undefined;
  readonly at: number;
}

export interface VoteRecord {
  readonly customerId: CustomerId;
  readonly articleId: ArticleId;
  readonly conversationId?: ConversationId | undefined;
  readonly messageId?: MessageId | undefined;
  readonly helpful: boolean;
  readonly reason?: string | undefined;
  readonly at: number;
}
