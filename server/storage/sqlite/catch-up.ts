import { withMessage } from "../../domain/conversation.ts";
import type { ConversationRecord } from "../../domain/records.ts";
import type { Reads } from "../../ports.ts";
import { conversationColumns, toConversation } from "../rows.ts";
import type { Sql } from "../sql.ts";
import { writeMove } from "../writes.ts";

/** So many messages may be ahead of what their conversations' rows say of them, by whole batches. */
export const mostAhead = 4_000;

/** The newest messages that are looked at: twice as many, as batches are on their way while rows are written. */
const lookedAt = 2 * mostAhead;

const behind = `SELECT ${conversationColumns} FROM conversations c
  WHERE number IN (
    SELECT conversation FROM messages WHERE rowid > (SELECT MAX(rowid) FROM messages) - ${lookedAt}
  ) AND last_seq < (SELECT MAX(seq) FROM messages WHERE conversation = c.number)`;

/**
 * Writes into the rows of conversations what their newest messages have moved there, where a crash, or work that was undone,
 * has kept it from being written.
 */
export async function catchUp(sql: Sql, reads: Reads): Promise<void> {
  for (const row of await sql.all(behind, [])) {
    const conversation = toConversation(row);
    const missing = { after: conversation.lastSeq, limit: lookedAt };
    const messages = await reads.messages(conversation.id, missing);
    const { agentReadSeq } = conversation;
    const unread = await reads.customerMessagesAfter(conversation.id, agentReadSeq);
    const current = messages.reduce<ConversationRecord>(withMessage, conversation);
    await writeMove(sql, { ...current, unread });
  }
}
