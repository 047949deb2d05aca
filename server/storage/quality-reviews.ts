import type { ReviewRecord } from "../domain/quality-records.ts";
import type { QualityReads, QualityWrites } from "../ports/quality-store.ts";
import { json, number, text } from "./column.ts";
import { conversations } from "./conversations.ts";
import { noteRollupChange } from "./rollup-changes.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const qualityReviews = table<ReviewRecord>("quality_reviews", {
  id: text(),
  conversationId: text(),
  agentId: text(),
  agentName: text(),
  reviewerId: text(),
  reviewerName: text(),
  scores: json(),
  comment: text(),
  at: number,
});

const toReview = `status = 'resolved' AND agent_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM quality_reviews q WHERE q.conversation_id = conversations.id)`;

export function qualityReads(sql: Queries) {
  const { one, many } = select(sql, qualityReviews);
  const { many: manyConversations } = select(sql, conversations);
  const newest = many("WHERE (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?");
  const newestOf = many(
    "WHERE agent_id = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
  );
  const resolved = manyConversations(
    `WHERE ${toReview} AND resolved_at >= ? ORDER BY resolved_at DESC LIMIT ?`,
  );
  const resolvedOf = manyConversations(
    `WHERE ${toReview} AND agent_id = ? AND resolved_at >= ? ORDER BY resolved_at DESC LIMIT ?`,
  );
  return {
    review: one("WHERE id = ?"),
    reviewOf: one("WHERE conversation_id = ?"),
    reviews({ agentId, before }, limit) {
      const from = [before?.at ?? Number.MAX_SAFE_INTEGER, before?.id ?? ""] as const;
      return agentId === undefined ? newest(...from, limit) : newestOf(agentId, ...from, limit);
    },
    resolvedFrom: manyConversations(
      `WHERE ${toReview} AND resolved_at >= ? ORDER BY resolved_at, id LIMIT ?`,
    ),
    newestToReview: (since, { agentId, limit }) =>
      agentId === undefined ? resolved(since, limit) : resolvedOf(agentId, since, limit),
  } satisfies QualityReads;
}

export const qualityWrites = (sql: Sql) =>
  ({
    async saveReview(review) {
      await sql.run("DELETE FROM quality_reviews WHERE conversation_id = ?", [
        review.conversationId,
      ]);
      await modify(sql, qualityReviews).insert(review);
      await noteRollupChange(sql, `conversation:${review.conversationId}`);
    },
  }) satisfies QualityWrites;
