import type { MessageId } from "../../protocol/conversation.ts";
import type { VoteRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { flag, number, text } from "./column.ts";
import { noteRollupChange } from "./rollup-changes.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const votes = table<VoteRecord>("votes", {
  customerId: text(),
  articleId: text(),
  conversationId: text(),
  messageId: text(),
  helpful: flag,
  reason: text(),
  at: number,
});

/** The message is part of the key, which is never NULL. */
const noMessage = "" as MessageId;

export function voteReads(sql: Queries) {
  const ofCustomer = select(sql, votes).many("WHERE customer_id = ? ORDER BY at, article_id");
  return {
    async votesOf(customerId) {
      const found = await ofCustomer(customerId);
      return found.map(({ messageId, ...vote }) => ({
        ...vote,
        messageId: messageId || undefined,
      }));
    },
  } satisfies Partial<Reads>;
}

export function voteWrites(sql: Sql) {
  const { insert } = modify(sql, votes);
  return {
    async saveVote(vote) {
      const { conversationId, messageId, helpful } = vote;
      await insert(
        { ...vote, messageId: messageId ?? noMessage },
        {
          onConflict: `ON CONFLICT (customer_id, article_id, message_id)
            DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason, at = excluded.at`,
        },
      );
      if (!conversationId || !messageId) return;
      await sql.run(
        `UPDATE questions SET helpful = ? WHERE conversation_id = ? AND message_seq = (
           SELECT MAX(q.message_seq) FROM questions q
           JOIN conversations c ON c.id = q.conversation_id
           JOIN messages m ON m.conversation = c.number AND m.id = ?
           WHERE q.conversation_id = ? AND q.message_seq <= m.seq)`,
        [flag.write(helpful), conversationId, messageId, conversationId],
      );
      await noteRollupChange(sql, `conversation:${conversationId}`);
    },
  } satisfies Partial<Transaction>;
}
