import type { ConversationId } from "../../protocol/conversation.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, table } from "./table.ts";

/** How long a conversation waited for its agent. */
interface Wait {
  readonly conversationId: ConversationId;
  readonly seconds: number;
  readonly at: number;
  /** When an agent has said the first word; 0 of waits from before this was noted. */
  readonly repliedAt?: number | undefined;
}

export const waits = table<Wait>("waits", {
  conversationId: text(),
  seconds: number,
  at: number,
  repliedAt: number,
});

export const waitReads = (sql: Queries) =>
  ({
    async recentWaits(since, limit) {
      const query = "SELECT seconds FROM waits WHERE at > ? ORDER BY at DESC LIMIT ?";
      return (await sql.all(query, [since, limit])).map(([seconds]) => Number(seconds));
    },
    async handlingTimes(since, limit) {
      const rows = await sql.all(
        `SELECT resolved_at - assigned_at FROM conversations
         WHERE status = 'resolved' AND resolved_at > ? AND assigned_at IS NOT NULL
         ORDER BY resolved_at DESC, id DESC LIMIT ?`,
        [since, limit],
      );
      return rows.map(([milliseconds]) => Math.round(Number(milliseconds) / 1_000));
    },
  }) satisfies Partial<Reads>;

export function waitWrites(sql: Sql) {
  const { insert } = modify(sql, waits);
  return {
    insertWait: (conversationId, seconds, at) => insert({ conversationId, seconds, at }),
  } satisfies Partial<Transaction>;
}
