/** What waits for whoever keeps the articles. */

import type { ArticleId } from "./conversation.ts";

export interface UnansweredQuestion {
  /** As a customer wrote it; a secret is masked in it. */
  readonly question: string;
  /** How many times it was asked, in the same words. */
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
  /** Errors first. */
  readonly problems: readonly ContentProblemView[];
}
