/** What a customer reads of a change that is tried, where it is no article; and how far the trial is. */

import type { ArticleId, Locale } from "./conversation.ts";

/** How far a trial is. */
export interface TrialProgress {
  readonly step: "building" | "asking" | "comparing";
  /** Questions, of those that are asked again; 0 of 0 while there are none to count. */
  readonly done: number;
  readonly of: number;
}

/** What the bot says in words of its own. */
export interface ContentReply {
  readonly text: string;
  /** Articles to choose from. */
  readonly choices: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly offersAgent: boolean;
}

export interface LocalReplies {
  readonly locale: Locale;
  readonly replies: readonly ContentReply[];
}
