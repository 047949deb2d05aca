import type { Block } from "../../protocol/article-blocks.ts";
import type { ArticleId, ArticleLink, Priority } from "../../protocol/conversation.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import type { MissingTransaction, WalletTransaction } from "../../protocol/transaction.ts";
import type { AskedDay } from "./hours-question.ts";
import type { AskedContact } from "./official-question.ts";
import type { PieceKind } from "./pieces.ts";
import type { TicketMention } from "./ticket-mention.ts";

/** What the bot can say in words of its own; the locale files have several wordings of each. */
export type SayPhrase =
  | "not-understood"
  | "be-precise"
  | "offer"
  | "useless"
  | "useless-again"
  | "repeated"
  | "out-of-scope"
  | "unknown-code"
  | "declined"
  | "none-of-these"
  | "not-in-article"
  | "legal"
  | "insult"
  | "calm"
  | "upset"
  | "files"
  | `files.${"named" | "missing"}`
  | "distress"
  | "stay"
  | "alarm-again"
  | "alarm-noted"
  | "details"
  | "closed"
  | "closed.distress"
  | "closed.alarm"
  | "closed.line"
  | "hours.open"
  | "hours.closed"
  | "official.which"
  | `official.${"yes" | "called" | "some" | "no" | "account"}`
  | "in-queue"
  | "noted"
  | "skipped"
  | "still-waiting"
  | "what-again"
  | "leave"
  | "leave.replies"
  | "waits-on"
  | "what-about"
  | `ticket.${TicketState | "late" | "undated" | "unknown"}`
  | `transaction.${MissingTransaction["why"]}`
  | `here.${"hello" | "thanks" | "bye" | "ack"}`
  | `piece.${PieceKind}`;

/** What stands above a list of articles. */
export type ListPhrase = "choices" | "also-asked" | "nearest" | "shown-before";

/** One thing that the bot does next. */
export type Move =
  | {
      readonly kind: "article";
      readonly articleId: ArticleId;
      readonly confidence: number;
      readonly offersAgent: boolean;
      /** Said before the article: an error code's meaning. */
      readonly reply?: string | undefined;
    }
  /** The sentence or the steps of an article that answer a follow-up, with the way to the whole. */
  | { readonly kind: "passage"; readonly articleId: ArticleId; readonly blocks: readonly Block[] }
  | {
      readonly kind: "choices";
      readonly phrase: ListPhrase;
      readonly choices: readonly ArticleLink[];
      readonly offersAgent: boolean;
    }
  | {
      readonly kind: "say";
      readonly phrase: SayPhrase;
      /** What stands in the text's hole, if it has one. */
      readonly value?: string | undefined;
      /** Answers that can be tapped: the wordings of this phrase. */
      readonly replies?: SayPhrase | undefined;
      /** Where all wordings were said. */
      readonly orElse?: SayPhrase | undefined;
      readonly offersAgent: boolean;
    }
  /** A greeting's own reply, from `smalltalk.yml`. */
  | { readonly kind: "greet"; readonly reply: string | undefined; readonly again: SayPhrase }
  | { readonly kind: "queue"; readonly priority: Priority; readonly topic?: ArticleId | undefined }
  /** Asks the next thing that the agent will need; from the start where the queue was entered just now. */
  | {
      readonly kind: "collect";
      readonly from: "start" | "where-it-stands" | "skipped";
      /** Of the article that goes before it; without it, of what was said before. */
      readonly topic?: ArticleId | undefined;
    }
  /** Whether they are the wallet's own, by its list; without any, asks which. */
  | {
      readonly kind: "official";
      readonly contacts: readonly AskedContact[];
      /** Somebody has called or written from there, or seemed to. */
      readonly isCaller: boolean;
    }
  | { readonly kind: "hours"; readonly days: readonly AskedDay[] }
  /** Asks once more what it is about, in other words. */
  | { readonly kind: "ask-what-again" }
  /** To be looked up through the person asking. */
  | { readonly kind: "ticket"; readonly mention: TicketMention }
  /** How it stands, by the content's table. */
  | { readonly kind: "transaction"; readonly transaction: WalletTransaction }
  | { readonly kind: "leave-queue" }
  /** For the agents alone: an emergency moves the conversation to the front. */
  | { readonly kind: "raise"; readonly priority: Priority; readonly topic?: ArticleId | undefined };

/** What the bot does, in order; `rule` says which rule decided, for `--explain`. */
export interface Plan {
  readonly rule: string;
  readonly moves: readonly Move[];
  /** Questions in a row that were not answered, after this one. */
  readonly misses: number;
}

export type SayMove = Extract<Move, { readonly kind: "say" }>;

export const say = (
  phrase: SayPhrase,
  offersAgent: "offers-agent" | "plain",
  value?: string,
): SayMove => ({
  kind: "say",
  phrase,
  value,
  offersAgent: offersAgent === "offers-agent",
});

/** After a miss, the list has a way to a human under it. */
export const listMove = (
  phrase: ListPhrase,
  choices: readonly ArticleLink[],
  misses: number,
): Move => ({
  kind: "choices",
  phrase,
  choices,
  offersAgent: misses > 0,
});
