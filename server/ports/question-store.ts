import type { ArticleId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { QuestionRecord } from "../domain/records.ts";
import type { Eventually } from "./eventually.ts";

/** A question with who has asked it. */
export interface AskedQuestionRecord extends QuestionRecord {
  readonly customerId: CustomerId;
}

/** How many customers have done what with an article, over the newest answers. */
export interface ArticleFiguresRecord {
  readonly articleId: ArticleId;
  readonly shown: number;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly handedOver: number;
}

export interface VoteReasonRecord {
  readonly articleId: ArticleId;
  readonly reason: string;
  readonly count: number;
}

export interface QuestionReads {
  questionsIn(conversationId: ConversationId): Eventually<readonly QuestionRecord[]>;
  /** The most helpful and most asked article ids since then, most asked first; of the newest answers, where there are many. */
  mostAsked(since: number, limit: number): Eventually<readonly ArticleId[]>;
  /** Each question that the bot failed: no answer, one that did not help, one that an agent corrected, or a person asked for. Newest first. */
  missedQuestions(since: number, limit: number): Eventually<readonly AskedQuestionRecord[]>;
  /** All questions to the bot in `[from, to)`, newest first. */
  questionsBetween(
    from: number,
    to: number,
    limit: number,
  ): Eventually<readonly AskedQuestionRecord[]>;
  /** Those of `[from, to)` to which the bot had no answer, newest first. */
  unansweredBetween(
    from: number,
    to: number,
    limit: number,
  ): Eventually<readonly AskedQuestionRecord[]>;
  articleFigures(since: number): Eventually<readonly ArticleFiguresRecord[]>;
  /** Why articles did not help, the most frequent first. */
  voteReasons(since: number): Eventually<readonly VoteReasonRecord[]>;
}

export interface QuestionWrites {
  insertQuestion(question: QuestionRecord): Eventually<void>;
  /** Replaces the words of a question that the bot was asked. */
  hideQuestion(conversationId: ConversationId, messageSeq: number, by: string): Eventually<void>;
  /** Marks the last question since then as followed by the wish for a person. */
  noteHandover(conversationId: ConversationId, since: number): Eventually<void>;
  /** Marks the last question since then as answered by an agent's article, where the bot's answer was another. */
  noteCorrection(
    conversationId: ConversationId,
    correction: { readonly articleId: ArticleId; readonly since: number },
  ): Eventually<void>;
}
