import { withMessage } from "../../domain/conversation-record.ts";
import type { ConversationRecord } from "../../domain/records.ts";
import type { Reads } from "../../ports/store.ts";
import { conversationColumns, toConversation } from "../rows.ts";
import type { Sql } from "../sql.ts";
import { writeMove } from "../writes.ts";
import { arrivalTables, putInPlace } from "./arrivals.ts";

/**
 * Puts the arrivals into their places, and writes into their conversations' rows what they have moved there, where a crash, or
 * work that was undone, has kept it from being written.
 */
export async function catchUp(sql: Sql, reads: Reads): Promise<void> {
  const arrived = arrivalTables.map((table) => `SELECT conversation FROM ${table}`);
  const behind = `SELECT ${conversationColumns} FROM conversations WHERE number IN (${arrived.join(" UNION ")})`;
  const conversations = (await sql.all(behind, [])).map(toConversation);
  for (const table of arrivalTables) await putInPlace(sql, table);
  for (const conversation of conversations) {
    const { id, lastSeq, agentReadSeq } = conversation;
    const missing = { after: lastSeq, limit: Number.MAX_SAFE_INTEGER };
    const messages = await reads.messages(id, missing);
    const moved = messages.reduce<ConversationRecord>(withMessage, conversation);
    const unread = await reads.customerMessagesAfter(id, agentReadSeq);
    await writeMove(sql, { ...moved, unread });
  }
}
