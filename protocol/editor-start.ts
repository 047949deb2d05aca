/** What waits for whoever keeps the articles. */

import type { ArticleId } from "./conversation.ts";

export interface UnansweredQuestion {
  /** The commonest wording of its kind; stand-ins where it spoke of somebody. */
  readonly question: string;
  /** How many customers have asked questions of this kind. */
  readonly count: number;
  /** Of those, answered with an article that did not help. */
  readonly unhelpful: number;
  readonly lastAt: string;
}

export interface ArticleToReview {
  readonly id: ArticleId;
  readonly title: string;
  readonly file: string;
  /** A day, `2027-05-01`. */
  readonly reviewBy: string;
}

/** What became of an article's answers. */
export interface ArticleFigures {
  readonly id: ArticleId;
  readonly title: string;
  /** To how many customers the bot gave it; one who asks five times is one. */
  readonly shown: number;
  readonly helpful: number;
  readonly unhelpful: number;
  /** Of those shown, followed by the wish for a person. */
  readonly handedOver: number;
  /** Why it did not help, in the words of the widget; the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** A day, `2027-05-01`. */
  readonly reviewBy?: string | undefined;
}

export interface ContentProblemView {
  readonly file: string;
  readonly line: number;
  readonly severity: "error" | "warning";
  /** What is wrong, in the reader's language. */
  readonly text: string;
}

export interface EditorStart {
  /** Of so many days. */
  readonly days: number;
  /** Asked most first. */
  readonly questions: readonly UnansweredQuestion[];
  /** Those due within a month, the longest due first. */
  readonly reviews: readonly ArticleToReview[];
  /** Of the last `figureDays`; those first that fail most. */
  readonly articles: readonly ArticleFigures[];
  readonly figureDays: number;
  /** Errors first. */
  readonly problems: readonly ContentProblemView[];
}
