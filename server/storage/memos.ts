import type { MemoRecord } from "../domain/quality-records.ts";
import type { MemoReads, MemoWrites } from "../ports/memo-store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const memos = table<MemoRecord>("memos", {
  id: text(),
  agentId: text(),
  authorId: text(),
  authorName: text(),
  text: text(),
  conversationId: text(),
  reviewId: text(),
  pointsGiven: number,
  pointsOf: number,
  at: number,
});

export function memoReads(sql: Queries) {
  const { one, many } = select(sql, memos);
  return {
    memo: one("WHERE id = ?"),
    memosFor: many("WHERE agent_id = ? ORDER BY at, id LIMIT ?"),
  } satisfies MemoReads;
}

export const memoWrites = (sql: Sql) =>
  ({
    insertMemo: (memo) => modify(sql, memos).insert(memo),
    async deleteMemo(id) {
      await sql.run("DELETE FROM memos WHERE id = ?", [id]);
    },
  }) satisfies MemoWrites;
