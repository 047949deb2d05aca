import type { ConversationId } from "../../protocol/conversation.ts";
import type { WaitingSample } from "../domain/waiting-records.ts";
import type { WaitingReads, WaitingWrites } from "../ports/waiting-store.ts";
import { json, number } from "./column.ts";
import { marks, type Queries, type Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const waitingSamples = table<WaitingSample>("waiting_samples", {
  at: number,
  counts: json(),
});

export function waitingReads(sql: Queries) {
  const { many } = select(sql, waitingSamples);
  const between = many("WHERE at >= ? AND at <= ? ORDER BY at");
  const count = async (where: string, since: number, team: string | undefined) => {
    const [and, values] = team === undefined ? ["", []] : ["AND team = ?", [team]];
    const query = `SELECT COUNT(*) FROM conversations WHERE ${where} ${and}`;
    return Number((await sql.get(query, [since, ...values]))?.[0]);
  };
  return {
    waitingSamples: (from, to) => between(from, to),
    async conversationTopics(ids) {
      if (ids.length === 0) return new Map();
      const rows = await sql.all(
        `SELECT id, topic FROM conversations WHERE id IN (${marks(ids.length)}) AND topic IS NOT NULL`,
        ids,
      );
      return new Map(rows.map(([id, topic]) => [String(id) as ConversationId, String(topic)]));
    },
    cameSince: ({ since, team }) => count("waiting_since > ?", since, team),
    doneSince: ({ since, team }) =>
      count("status = 'resolved' AND resolved_at > ? AND assigned_at IS NOT NULL", since, team),
    async firstReplies({ since, team }, limit) {
      // Not as a join, for which the rows would be sorted.
      const ofIts = "(SELECT c.team FROM conversations c WHERE c.id = waits.conversation_id) = ?";
      const [and, values] = team === undefined ? ["", []] : [`AND ${ofIts}`, [team]];
      const rows = await sql.all(
        `SELECT seconds, replied_at - at FROM waits WHERE replied_at > ? ${and}
         ORDER BY replied_at DESC LIMIT ?`,
        [since, ...values, limit],
      );
      return rows.map(([waited, more]) => Number(waited) + Math.round(Number(more) / 1_000));
    },
  } satisfies WaitingReads;
}

export function waitingWrites(sql: Sql) {
  const { insert } = modify(sql, waitingSamples);
  return {
    saveWaitingSample: (sample) => insert(sample, { onConflict: "ON CONFLICT (at) DO NOTHING" }),
    async deleteWaitingSamplesBefore(at) {
      await sql.run("DELETE FROM waiting_samples WHERE at < ?", [at]);
    },
    async noteFirstReply(conversationId, at) {
      await sql.write(
        `UPDATE waits SET replied_at = ? WHERE conversation_id = ? AND replied_at IS NULL
         AND at = (SELECT MAX(w.at) FROM waits w WHERE w.conversation_id = waits.conversation_id)`,
        [at, conversationId],
      );
    },
  } satisfies WaitingWrites;
}
