import type { ArticleId, Locale, Priority } from "../../../protocol/conversation.ts";

export interface Answer {
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  /** With “answer”. */
  readonly articleId?: ArticleId | undefined;
  /** 0..1, of the best hit. */
  readonly confidence: number;
  /** Best first, at most 10. */
  readonly hits: readonly Hit[];
  /** Which rule of the policy decided; never the customer's text. */
  readonly reason: string;
  /** With “greeting”: the reply. With an error code: its meaning and remedy, shown before the article. */
  readonly reply?: string | undefined;
  /** The customer says that the last answer did not help. */
  readonly useless?: true | undefined;
  /** Of the answered article. */
  readonly urgency?: Priority | undefined;
  /** Answers to other questions in the same message, each with another article; at most two. */
  readonly more?: readonly Answer[] | undefined;
}

export interface Hit {
  readonly articleId: ArticleId;
  readonly title: string;
  /** 0..1 */
  readonly confidence: number;
}

export interface QuestionContext {
  readonly locale: Locale;
  /** The article that was shown last: “那要多久” is read together with it. */
  readonly previous?: ArticleId | undefined;
}
