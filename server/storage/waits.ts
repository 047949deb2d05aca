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
}

export const waits = table<Wait>("waits", { conversationId: text(), seconds: number, at: number });

export const waitReads = (sql: Queries) =>
  ({
    async recentWaits(limit) {
      const rows = await sql.all("SELECT seconds FROM waits ORDER BY at DESC LIMIT ?", [limit]);
      return rows.map(([seconds]) => Number(seconds));
    },
  }) satisfies Partial<Reads>;

export function waitWrites(sql: Sql) {
  const { insert } = modify(sql, waits);
  return {
    insertWait: (conversationId, seconds, at) => insert({ conversationId, seconds, at }),
  } satisfies Partial<Transaction>;
}
