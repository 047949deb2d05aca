/** Questions that the bot failed, by their kinds, and what editors make of them. */

import type { ContentReply, LocalReplies } from "./content-reply.ts";
import type { Article, ArticleId, Locale } from "./conversation.ts";
import type { ContentProblemView } from "./editor-start.ts";

declare const brand: unique symbol;
/** Made of its name: the same kind has the same id as long as it is called so. */
export type GapId = string & { readonly [brand]: "gap" };
export type ContentChangeId = string & { readonly [brand]: "content-change" };

/** The three ways on: the questions become phrasings of an article, or a new one, or are not ours to answer. */
export type ContentChangeKind = "phrasings" | "article" | "out-of-scope";

export interface NamedArticle {
  readonly id: ArticleId;
  readonly title: string;
}

export interface GapView {
  readonly id: GapId;
  /** Its commonest phrasing. */
  readonly name: string;
  /** Customers, not messages: one who asks five times is one. */
  readonly customers: number;
  /** Of those, who then asked for a person. */
  readonly handedOver: number;
  /** Of those, whose answer did not help. */
  readonly unhelpful: number;
  /** Of those, to whom an agent sent another article. */
  readonly corrected: number;
  /** The article that it is nearest to; absent where it is far from all. */
  readonly near?: NamedArticle | undefined;
  readonly lastAt: string;
}

export interface GapList {
  readonly days: number;
  /** Most customers first. */
  readonly gaps: readonly GapView[];
  readonly customers: number;
  /** How many more there are, each asked by fewer customers. */
  readonly more: number;
}

/** One wording of a gap; stand-ins where it spoke of somebody. */
export interface GapQuestion {
  readonly text: string;
  readonly locale: Locale;
  readonly customers: number;
  /** What the bot says to it now. */
  readonly now: "answer" | "choices" | "none" | "human" | "greeting";
  /** The article that it is answered with, or like which it reads most. */
  readonly like?: NamedArticle | undefined;
  /** Fit to become a phrasing: short, with nothing of anybody's in it, and not another article's. */
  readonly fits: boolean;
}

/** What an agent wrote to such a customer, who was content with it; stand-ins where it spoke of somebody. */
export interface GapAnswer {
  readonly text: string;
  readonly agentName: string;
  readonly at: string;
  /** 1..5 */
  readonly score: number;
}

export interface GapDetail extends GapView {
  readonly questions: readonly GapQuestion[];
  readonly answers: readonly GapAnswer[];
  /** What a new article's text begins as. */
  readonly template: string;
}

/** Kinds of questions that are not ours: beside what we answer, or far from it. */
export const outOfScopeKinds = ["near", "far"] as const;
export type OutOfScopeKind = (typeof outOfScopeKinds)[number];

/** What an editor makes of a gap. */
export type ContentChange =
  | {
      readonly kind: "phrasings";
      readonly articleId: ArticleId;
      readonly phrasings: readonly string[];
      /** A sentence that the article lacks, at its end. */
      readonly paragraph?: string | undefined;
    }
  | {
      readonly kind: "article";
      /** Of the new one. */
      readonly articleId: ArticleId;
      readonly category: string;
      readonly phrasings: readonly string[];
      /** By locale; a locale without a title gets no file. */
      readonly texts: Readonly<Partial<Record<Locale, WrittenText>>>;
    }
  | {
      readonly kind: "out-of-scope";
      readonly list: OutOfScopeKind;
      readonly phrasings: readonly string[];
    };

export interface WrittenText {
  readonly title: string;
  readonly body: string;
}

/** A question that would be answered otherwise than it should. */
export interface BrokenQuestion {
  readonly text: string;
  /** Articles, or `@human`, `@none` and the like; empty: it must not be answered. */
  readonly expected: readonly string[];
  readonly got: string;
}

export interface ChangeTrial {
  /** True where nothing stands against it. */
  readonly passes: boolean;
  readonly files: readonly string[];
  /** Those of the change's own phrasings that it would answer. */
  readonly won: number;
  /** Those that another article wins, or that are not answered. */
  readonly lost: readonly BrokenQuestion[];
  /** What worked before and would not any more. */
  readonly broken: readonly BrokenQuestion[];
  /** How many questions that worked were asked again: promises and what helped customers. */
  readonly asked: number;
  readonly problems: readonly ContentProblemView[];
  /** The article as it would be, in each language; absent for what is not ours. */
  readonly articles?: readonly LocalArticle[] | undefined;
  /** What a customer would read instead, in each language, of what is not ours. */
  readonly replies?: readonly LocalReplies[] | undefined;
}

export interface LocalArticle {
  readonly locale: Locale;
  readonly article: Article;
}

/** What the bot answers, and why. */
export interface ContentAnswer {
  readonly outcome: GapQuestion["now"];
  readonly articleId?: ArticleId | undefined;
  /** Word for word a phrasing. */
  readonly listed: boolean;
  readonly hits: readonly {
    readonly articleId: ArticleId;
    readonly title: string;
    /** 0..1 */
    readonly confidence: number;
  }[];
  /** The question as it was compared. */
  readonly read: string;
  readonly ranked: readonly {
    readonly name: string;
    readonly score: number;
    readonly parts: Readonly<Record<string, number>>;
  }[];
  readonly article?: Article | undefined;
  /** What the customer reads where it is no article. */
  readonly replies: readonly ContentReply[];
}

export interface AcceptedChange {
  /** As `git apply` reads it, from the content folder. */
  readonly patch: string;
  readonly fileName: string;
  /** Absent where the folder is no checkout, or holds what is not committed. */
  readonly branch?: string | undefined;
  /** A file of the folder that is another one than in the last commit. */
  readonly uncommitted?: string | undefined;
}

/** What editors have made of gaps, newest first. */
export interface MadeChange {
  readonly id: ContentChangeId;
  readonly kind: ContentChangeKind;
  /** The article, or the list. */
  readonly target: string;
  readonly phrasings: number;
  readonly branch?: string | undefined;
  readonly byName: string;
  readonly at: string;
}
