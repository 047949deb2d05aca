import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { patched, withMessage } from "../domain/conversation-record.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { after, type Reads, type Transaction } from "../ports/store.ts";
import { createReads } from "./reads.ts";
import type { Sql } from "./sql.ts";
import { createTransaction } from "./transaction.ts";

/** A full cache is emptied: the busy conversations come back at once. */
const cacheSize = 5_000;

export interface CachedTransaction {
  readonly tx: Transaction;
  /** To be called after a rollback, and whenever somebody else may have written. */
  clear(): void;
}

/**
 * The transaction, with a cache of the conversations that it has read lately: each message would read its own twice.
 *
 * The cache is written through: whatever changes a conversation is in the database first, so that all other queries
 * see it there and need to know nothing of the cache.
 */
export function createCachedTransaction(
  sql: Sql,
  reads: Reads = createReads(sql),
): CachedTransaction {
  const records = new Map<ConversationId, ConversationRecord>();
  const latest = new Map<CustomerId, ConversationId>();

  function clear() {
    records.clear();
    latest.clear();
  }

  function keep(found: ConversationRecord | undefined) {
    if (records.size >= cacheSize) clear();
    if (found) records.set(found.id, found);
    return found;
  }

  const conversation = (id: ConversationId) =>
    records.get(id) ?? after(reads.conversation(id), keep);

  function latestConversationOf(customerId: CustomerId) {
    const known = latest.get(customerId);
    if (known) return conversation(known);
    return after(reads.latestConversationOf(customerId), (found) => {
      keep(found);
      if (found) latest.set(customerId, found.id);
      return found;
    });
  }

  const direct = createTransaction(sql, { ...reads, conversation, latestConversationOf });
  const tx: Transaction = {
    ...direct,
    async insertConversation(record) {
      await direct.insertConversation(record);
      latest.delete(record.customerId);
    },
    async updateConversation(id, patch) {
      await direct.updateConversation(id, patch);
      const record = records.get(id);
      if (record) records.set(id, patched(record, patch));
      // Then another one may be the customer's newest.
      if (record && "createdAt" in patch) latest.delete(record.customerId);
    },
    async moveConversations(from, to) {
      await direct.moveConversations(from, to);
      clear();
    },
    async deleteConversation(id) {
      const messages = await direct.deleteConversation(id);
      clear();
      return messages;
    },
    appendMessage: (message) =>
      after(direct.appendMessage(message), (kept) => {
        const record = records.get(kept.conversationId);
        if (record) records.set(record.id, withMessage(record, kept));
        return kept;
      }),
  };
  return { tx, clear };
}
