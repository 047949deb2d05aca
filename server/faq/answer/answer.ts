import type { Block } from "../../../protocol/article-blocks.ts";
import type { ArticleId, Locale, Priority } from "../../../protocol/conversation.ts";

export interface Answer {
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  /** With “answer”. */
  readonly articleId?: ArticleId | undefined;
  /** 0..1, of the best hit. */
  readonly confidence: number;
  /** Best first, at most 10. */
  readonly hits: readonly Hit[];
  /** An editor has listed the question word for word. */
  readonly listed?: true | undefined;
  /** Which rule of the policy decided; never the customer's text. */
  readonly reason: string;
  /** With “greeting”: the reply. With an error code: its meaning and remedy, shown before the article. */
  readonly reply?: string | undefined;
  /** With “greeting”: which kind of small talk. */
  readonly smallTalk?: string | undefined;
  /** An emergency: the article with the steps, whatever else was asked. */
  readonly alarm?: ArticleId | undefined;
  /** With `alarm`: the wording is that of panic, or money is leaving now. Without it, it may be a question about the steps. */
  readonly inPanic?: true | undefined;
  /** An emergency is denied, and nothing else that was found is asked. */
  readonly denied?: true | undefined;
  /** It is about something that no article covers. */
  readonly outOfScope?: true | undefined;
  /** A code in our pattern that is not in our list. */
  readonly unknownCode?: string | undefined;
  /** What the article shown last says about it. */
  readonly passage?: Passage | undefined;
  /** The customer says that the last answer did not help. */
  readonly useless?: true | undefined;
  /** Of the answered article. */
  readonly urgency?: Priority | undefined;
  /** Answers to other questions in the same message, each with another article; at most two. */
  readonly more?: readonly Answer[] | undefined;
  /** Another question in the same message that several articles may be meant by; its hits are the choices. */
  readonly open?: Answer | undefined;
}

/** The part of an article that answers a follow-up. */
export interface Passage {
  readonly articleId: ArticleId;
  /** One or two sentences or steps; empty where the article does not say it. */
  readonly blocks: readonly Block[];
  /** How much speaks for it; comparable between articles. 0 where the article does not say it. */
  readonly score: number;
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
  /** The question stands beside a request or a refusal that was heard already: it is no request itself. */
  readonly refusesHuman?: true | undefined;
}
