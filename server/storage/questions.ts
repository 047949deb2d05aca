import type { ArticleId, CustomerId } from "../../protocol/conversation.ts";
import type { QuestionRecord } from "../domain/records.ts";
import type { QuestionReads, QuestionWrites } from "../ports/question-store.ts";
import { flag, json, number, text } from "./column.ts";
import { noteRollupChange } from "./rollup-changes.ts";
import type { Queries, Sql, Value } from "./sql.ts";
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
    handedOver: flag,
    correctedBy: text(),
    at: number,
  },
  ["article_id"],
);

/** What is asked most is counted over so many of the newest answers: a month of a busy desk has millions. */
const counted = 2_000;
/** What came of articles, over so many. */
const figured = 10_000;

/** As the index `questions_failed` says it, or SQLite would not use it. */
const missed = "(outcome = 'none' OR helpful = 0 OR handed_over = 1 OR corrected_by IS NOT NULL)";

/** One who asks five times is one. */
const customersWho = (condition: string) =>
  `COUNT(DISTINCT CASE WHEN ${condition} THEN customer_id END)`;

/** One who asks for a person asks nothing that an article could answer. */
const lastQuestion = `(SELECT MAX(q.message_seq) FROM questions q
  WHERE q.conversation_id = ? AND q.outcome <> 'human' AND q.at >= ?)`;

export function questionReads(sql: Queries) {
  const { many } = select(sql, questions);
  const asked = async (where: string, values: readonly Value[]) => {
    const columns = questions.columns.map((name) => `q.${name}`).join(", ");
    const rows = await sql.all(
      `SELECT ${columns}, c.customer_id FROM questions q
       JOIN conversations c ON c.id = q.conversation_id
       WHERE ${where} ORDER BY q.at DESC, q.conversation_id, q.message_seq LIMIT ?`,
      [...values],
    );
    return rows.map((row) => ({
      ...questions.record(row),
      customerId: row[questions.columns.length] as CustomerId,
    }));
  };
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
    missedQuestions: (since, limit) => asked(`q.at >= ? AND ${missed}`, [since, limit]),
    questionsBetween: (from, to, limit) => asked("q.at >= ? AND q.at < ?", [from, to, limit]),
    // The second condition follows from the first one, and leads to the index.
    unansweredBetween: (from, to, limit) =>
      asked(`q.at >= ? AND q.at < ? AND q.outcome = 'none' AND ${missed}`, [from, to, limit]),
    async articleFigures(since) {
      const rows = await sql.all(
        `SELECT article_id, COUNT(DISTINCT customer_id), ${customersWho("helpful = 1")},
           ${customersWho("helpful = 0")}, ${customersWho("handed_over = 1")}
         FROM (
           SELECT article_id, helpful, handed_over, conversation_id FROM questions
           WHERE at >= ? AND article_id IS NOT NULL ORDER BY at DESC LIMIT ${figured}
         ) AS latest JOIN conversations c ON c.id = latest.conversation_id
         GROUP BY article_id ORDER BY COUNT(DISTINCT customer_id) DESC, article_id`,
        [since],
      );
      return rows.map(([articleId, ...counts]) => {
        const [shown = 0, helpful = 0, unhelpful = 0, handedOver = 0] = counts.map(Number);
        return { articleId: articleId as ArticleId, shown, helpful, unhelpful, handedOver };
      });
    },
    async voteReasons(since) {
      const rows = await sql.all(
        `SELECT article_id, reason, COUNT(DISTINCT customer_id) FROM (
           SELECT article_id, reason, helpful, customer_id FROM votes
           WHERE at >= ? ORDER BY at DESC LIMIT ${figured}
         ) AS latest
         WHERE helpful = 0 AND reason IS NOT NULL
         GROUP BY article_id, reason ORDER BY COUNT(DISTINCT customer_id) DESC, article_id, reason`,
        [since],
      );
      return rows.map(([articleId, reason, count]) => ({
        articleId: articleId as ArticleId,
        reason: String(reason),
        count: Number(count),
      }));
    },
  } satisfies QuestionReads;
}

export function questionWrites(sql: Sql) {
  const { insert } = modify(sql, questions);
  return {
    async insertQuestion(question) {
      const { conversationId, outcome, articleIds } = question;
      const articleId = outcome === "answer" ? articleIds[0] : undefined;
      await insert(question, { besides: { article_id: articleId ?? null } });
      await noteRollupChange(sql, `conversation:${conversationId}`);
    },
    async hideQuestion(conversationId, messageSeq, by) {
      const which = "WHERE conversation_id = ? AND message_seq = ?";
      await sql.run(`UPDATE questions SET question = ? ${which}`, [by, conversationId, messageSeq]);
    },
    async noteHandover(id, since) {
      await sql.run(
        `UPDATE questions SET handed_over = 1
         WHERE conversation_id = ? AND message_seq = ${lastQuestion}`,
        [id, id, since],
      );
    },
    async noteCorrection(id, { articleId, since }) {
      await sql.run(
        `UPDATE questions SET corrected_by = ?
         WHERE conversation_id = ? AND message_seq = ${lastQuestion}
           AND (article_id IS NULL OR article_id <> ?)`,
        [articleId, id, id, since, articleId],
      );
    },
  } satisfies QuestionWrites;
}
