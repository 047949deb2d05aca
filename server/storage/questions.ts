import type { ArticleId } from "../../protocol/conversation.ts";
import type { QuestionRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { flag, json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

/** `article_id` is the first of the articles of an answer, for the index. */
export const questions = table<QuestionRecord>(
  "questions",
  {
    conversationId: text(),
    messageSeq: number,
    question: text(),
    outcome: text(),
    articleIds: json(),
    confidence: number,
    helpful: flag,
    at: number,
  },
  ["article_id"],
);

/** What is asked most is counted over so many of the newest answers: a month of a busy desk has millions. */
const counted = 2_000;

export function questionReads(sql: Queries) {
  const { many } = select(sql, questions);
  return {
    questionsIn: many("WHERE conversation_id = ? ORDER BY message_seq"),
    async mostAsked(since, limit) {
      const rows = await sql.all(
        `SELECT article_id FROM (
           SELECT article_id FROM questions
           WHERE at >= ? AND outcome = 'answer' AND article_id IS NOT NULL
             AND COALESCE(helpful, 1) = 1
           ORDER BY at DESC LIMIT ${counted}
         ) AS latest
         GROUP BY article_id ORDER BY COUNT(*) DESC, article_id LIMIT ?`,
        [since, limit],
      );
      return rows.map(([articleId]) => articleId as ArticleId);
    },
  } satisfies Partial<Reads>;
}

export function questionWrites(sql: Sql) {
  const { insert } = modify(sql, questions);
  return {
    insertQuestion(question) {
      const { outcome, articleIds } = question;
      const articleId = outcome === "answer" ? articleIds[0] : undefined;
      return insert(question, { besides: { article_id: articleId ?? null } });
    },
    async hideQuestion(conversationId, messageSeq, by) {
      const which = "WHERE conversation_id = ? AND message_seq = ?";
      await sql.run(`UPDATE questions SET question = ? ${which}`, [by, conversationId, messageSeq]);
    },
  } satisfies Partial<Transaction>;
}
