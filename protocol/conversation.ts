/** Conversations, messages and articles as those outside the server see them. */

import type { AnnouncementBody } from "./announcement-body.ts";
import type { Block } from "./article-blocks.ts";
import type { AttachmentBody } from "./attachment.ts";
import type { CheckBody, Emergency } from "./emergency.ts";
import type { NoticeCode } from "./notice.ts";
import type { SecretKind } from "./secrets/kind.ts";
import type { Survey } from "./survey.ts";
import type { TransactionBody } from "./transaction.ts";

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type CustomerId = Id<"customer">;
export type AgentId = Id<"agent">;
export type ConversationId = Id<"conversation">;
export type MessageId = Id<"message">;
export type ArticleId = Id<"article">;
/** A UUID that the sender makes when the text is written; the same one again is the same message. */
export type ClientId = Id<"client">;

export const locales = ["zh-CN", "zh-TW", "en"] as const;
export type Locale = (typeof locales)[number];

export const conversationStatuses = ["bot", "queued", "assigned", "resolved"] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** From the least to the most pressing; also the urgency of an article. */
export const priorities = ["normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export interface Author {
  readonly kind: "customer" | "bot" | "agent" | "system";
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

export interface ArticleLink {
  readonly articleId: ArticleId;
  readonly title: string;
}

export interface Article {
  readonly id: ArticleId;
  readonly title: string;
  readonly category: string;
  readonly urgency: Priority;
  /** An outage may be behind it: 我也遇到 stands under it where no incident is declared. */
  readonly outage?: true | undefined;
  readonly blocks: readonly Block[];
  readonly related: readonly ArticleLink[];
}

export type MessageBody =
  /** `offersAgent`: a button that asks for a human belongs under it. `firstStep`: of an emergency among the choices. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly offersAgent?: true | undefined;
      /** Answers that can be tapped; each is sent as a text. The last one under them skips the question. */
      readonly replies?: readonly string[] | undefined;
      /** The kinds of secret that stood where the text is masked. */
      readonly redacted?: readonly SecretKind[] | undefined;
    }
  | {
      readonly kind: "article";
      readonly articleId: ArticleId;
      readonly title: string;
      readonly blocks: readonly Block[];
      /** 0..1; 1 where a person chose it. */
      readonly confidence: number;
      readonly urgency: Priority;
      readonly outage?: true | undefined;
      readonly related: readonly ArticleLink[];
      readonly offersAgent?: true | undefined;
      /** The blocks are only the part that answers the question; the whole article is one tap away. */
      readonly excerpt?: true | undefined;
    }
  | {
      readonly kind: "choices";
      readonly text: string;
      readonly choices: readonly ArticleLink[];
      readonly offersAgent?: true | undefined;
      readonly firstStep?: (ArticleLink & { readonly text: string }) | undefined;
    }
  | AttachmentBody
  | TransactionBody
  | CheckBody
  | AnnouncementBody
  | { readonly kind: "ticket"; readonly number: string }
  /** `name` is the name of the agent in the text. */
  | {
      readonly kind: "notice";
      readonly code: NoticeCode;
      readonly text: string;
      readonly name?: string | undefined;
    }
  | { readonly kind: "redacted" };

export interface Message {
  readonly id: MessageId;
  /** 1..n within the conversation, without gaps; the only order there is. */
  readonly seq: number;
  readonly clientId?: ClientId | undefined;
  readonly author: Author;
  /** ISO 8601, UTC, the server's clock. */
  readonly at: string;
  readonly body: MessageBody;
}

export interface QueuePlace {
  /** 1 is next. */
  readonly position: number;
  /** At most so long, in all likelihood; absent where it would be a guess. */
  readonly estimatedWaitSeconds?: number | undefined;
  /** From the least to the most likely, in seconds. */
  readonly estimatedWaitRange?: readonly [from: number, to: number] | undefined;
  /** False when no agent is on duty: the question is answered later. */
  readonly available: boolean;
  /** When the desk opens next, where no agent is on duty and the wallet says its hours. ISO 8601, UTC. */
  readonly opensAt?: string | undefined;
  /** With `opensAt`: the desk's time zone, an IANA name. All say the time in it: the bot, the card, the service hours. */
  readonly timeZone?: string | undefined;
}

export interface Conversation {
  readonly id: ConversationId;
  readonly status: ConversationStatus;
  readonly priority: Priority;
  readonly topic?: string | undefined;
  readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
  readonly queue?: QueuePlace | undefined;
  /** In order of `seq`; the last ones, where the conversation is long. */
  readonly messages: readonly Message[];
  readonly lastSeq: number;
  /** How far the customer has read. */
  readonly readSeq: number;
  /** How far the agents have read. */
  readonly agentReadSeq: number;
  readonly createdAt: string;
  readonly resolvedAt?: string | undefined;
  /** Of the last service: present once asked, filled once answered, gone once it is reopened. */
  readonly survey?: Survey | undefined;
  /** What the customer has done in an emergency, and what the wallet has; gone once the conversation is reopened. */
  readonly emergency?: Emergency | undefined;
}

/** As a conversation is before its first message. */
export const emptyConversation = (id: ConversationId, createdAt: string): Conversation => ({
  id,
  status: "bot",
  priority: "normal",
  messages: [],
  lastSeq: 0,
  readSeq: 0,
  agentReadSeq: 0,
  createdAt,
});

/** What a customer's list of earlier conversations shows. */
export interface ConversationSummary {
  readonly id: ConversationId;
  readonly status: ConversationStatus;
  readonly topic?: string | undefined;
  readonly lastText: string;
  readonly lastAt: string;
  readonly createdAt: string;
  /** Its survey has been asked and not answered. */
  readonly surveyOpen?: true | undefined;
}

export interface CustomerView {
  readonly id: CustomerId;
  /** True only for a signed-in customer whose JWT was checked. */
  readonly verified: boolean;
  readonly name?: string | undefined;
}
