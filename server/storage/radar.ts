import type { ArticleId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { RadarAlertRecord } from "../domain/radar-records.ts";
import type { RadarReads, RadarWrites, WatchedQuestion } from "../ports/radar-store.ts";
import { after } from "../ports/store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Row, Sql, Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const radarAlerts = table<RadarAlertRecord>("radar_alerts", {
  id: text(),
  subject: text(),
  subjects: json(),
  topics: json(),
  errorCodes: json(),
  example: json(),
  conversationIds: json(),
  points: json(),
  minutes: number,
  customers: number,
  usual: number,
  score: number,
  startedAt: number,
  seenAt: number,
  endedAt: number,
  rangAt: number,
  announcementId: text(),
  dismissedAt: number,
  dismissedLevel: number,
  dismissedById: text(),
  dismissedByName: text(),
});

export const openAlerts = "WHERE ended_at IS NULL ORDER BY id";

const quarterMs = 900_000;

const customersOfTopics = `SELECT article_id, at / ${quarterMs}, COUNT(DISTINCT customer_id)
  FROM (
    SELECT q.article_id AS article_id, c.customer_id AS customer_id, q.at AS at
    FROM questions q JOIN conversations c ON c.id = q.conversation_id
    WHERE q.at >= ? AND q.at < ? AND q.article_id IS NOT NULL
    UNION ALL
    SELECT article_id, customer_id, at FROM problem_reports WHERE at >= ? AND at < ?
  ) AS met GROUP BY 1, 2`;

export function radarReads(sql: Queries) {
  const { one, many } = select(sql, radarAlerts);
  const newestOver = many(
    "WHERE ended_at IS NOT NULL AND seen_at >= ? ORDER BY seen_at DESC, id LIMIT ?",
  );
  const asked = (where: string, values: readonly Value[]) =>
    after(
      sql.all(
        `SELECT q.conversation_id, q.message_seq, c.customer_id, q.question, q.article_id, q.at
         FROM questions q JOIN conversations c ON c.id = q.conversation_id
         WHERE q.at >= ? AND q.at < ? ${where} ORDER BY q.at DESC LIMIT ?`,
        [...values],
      ),
      (rows) => rows.map(watchedQuestion),
    );
  return {
    radarAlert: one("WHERE id = ?"),
    openRadarAlerts: many(openAlerts),
    radarAlertsSince: (seenAt, limit) => newestOver(seenAt, limit),
    firstQuestionAt: () =>
      after(sql.get("SELECT MIN(at) FROM questions", []), (row) => {
        const at = row?.[0] ?? undefined;
        return at === undefined ? undefined : Number(at);
      }),
    watchedQuestions: ({ from, to }, limit) => asked("", [from, to, limit]),
    questionsWith: (part, { from, to }, limit) =>
      asked("AND q.question LIKE ?", [from, to, `%${part}%`, limit]),
    problemsIn: ({ from, to }, limit) =>
      after(
        sql.all(
          `SELECT article_id, customer_id, at FROM problem_reports
           WHERE at >= ? AND at < ? ORDER BY at DESC LIMIT ?`,
          [from, to, limit],
        ),
        (rows) =>
          rows.map(([articleId, customerId, at]) => ({
            articleId: String(articleId) as ArticleId,
            customerId: String(customerId) as CustomerId,
            at: Number(at),
          })),
      ),
    topicQuarters: ({ from, to }) =>
      after(sql.all(customersOfTopics, [from, to, from, to]), (rows) =>
        rows.map(([articleId, quarter, customers]) => ({
          articleId: String(articleId) as ArticleId,
          quarter: Number(quarter),
          customers: Number(customers),
        })),
      ),
  } satisfies RadarReads;
}

const watchedQuestion = (row: Row): WatchedQuestion => {
  const [conversationId, messageSeq, customerId, question, articleId, at] = row;
  return {
    conversationId: String(conversationId) as ConversationId,
    messageSeq: Number(messageSeq),
    customerId: String(customerId) as CustomerId,
    question: String(question),
    articleId: (articleId ?? undefined) as ArticleId | undefined,
    at: Number(at),
  };
};

export function radarWrites(sql: Sql) {
  const { insert } = modify(sql, radarAlerts);
  const all = radarAlerts.columns.map((column) => `${column} = excluded.${column}`).join(", ");
  return {
    saveRadarAlert: (alert) =>
      insert(alert, { onConflict: `ON CONFLICT (id) DO UPDATE SET ${all}` }),
    async deleteRadarAlertsBefore(seenAt) {
      await sql.run("DELETE FROM radar_alerts WHERE ended_at IS NOT NULL AND seen_at < ?", [
        seenAt,
      ]);
    },
  } satisfies RadarWrites;
}

/** Of a conversation that is deleted. An alert keeps its figures, and leads there no more. */
export async function forgetInAlerts(sql: Sql, id: ConversationId): Promise<void> {
  const named = JSON.stringify(id);
  await sql.run(
    `UPDATE radar_alerts SET conversation_ids =
       REPLACE(REPLACE(REPLACE(conversation_ids, ?, ''), ?, ''), ?, '')
     WHERE conversation_ids LIKE ?`,
    [`,${named}`, `${named},`, named, `%${named}%`],
  );
  await sql.run("UPDATE radar_alerts SET example = NULL WHERE example LIKE ?", [`%${named}%`]);
}
