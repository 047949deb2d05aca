import type { ConversationId } from "../../../protocol/conversation.ts";
import { patched } from "../../domain/conversation-record.ts";
import type { ConversationRecord } from "../../domain/records.ts";
import { after, type Eventually, type Reads, StoreUnavailable } from "../../ports/store.ts";

interface Moves {
  /** The conversation as committed messages have moved it, where its row may not say so and they are not in their places yet. */
  movedBy(id: ConversationId): ConversationRecord | undefined;
  /** Puts messages into their places, those of a conversation or all, and writes into the rows what they have moved. */
  settle(id?: ConversationId): Promise<void>;
}

/**
 * Reads from outside of transactions, of rows that may be behind their messages: the conversations come out as the
 * messages have moved them. For lists in the order of what is moved, and for messages that are not in their places, it is
 * written first.
 */
export function withMoves(reads: Reads, { movedBy, settle }: Moves): Reads {
  function current<T extends ConversationRecord | undefined>(row: T): T | ConversationRecord {
    const moved = row && movedBy(row.id);
    if (!moved || moved.lastSeq <= row.lastSeq) return row;
    const { lastSeq, lastAt, lastText, customerAt, unread } = moved;
    return patched(row, { lastSeq, lastAt, lastText, customerAt, unread });
  }
  const one =
    <Given extends unknown[]>(read: (...given: Given) => ReturnType<Reads["conversation"]>) =>
    (...given: Given) =>
      after(read(...given), current);
  const many =
    <Given extends unknown[]>(read: (...given: Given) => ReturnType<Reads["queue"]>) =>
    (...given: Given) =>
      after(read(...given), (rows) => rows.map(current));

  /** While nothing can be written, a list in an older order is better than none. */
  async function settled() {
    try {
      await settle();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  /** Part of the messages is worse than none: these rise `StoreUnavailable`. */
  const inPlace =
    <Given extends [ConversationId, ...unknown[]], T>(read: (...given: Given) => Eventually<T>) =>
    (...given: Given) =>
      movedBy(given[0]) ? settle(given[0]).then(() => read(...given)) : read(...given);

  return {
    ...reads,
    messages: inPlace(reads.messages),
    message: inPlace(reads.message),
    messageByClientId: inPlace(reads.messageByClientId),
    customerMessagesAfter: inPlace(reads.customerMessagesAfter),
    conversation: one(reads.conversation),
    conversationOf: one(reads.conversationOf),
    latestConversationOf: one(reads.latestConversationOf),
    conversationsOf: many(reads.conversationsOf),
    conversationsHeldBy: many(reads.conversationsHeldBy),
    queue: many(reads.queue),
    async idleConversations(before, limit) {
      await settled();
      return reads.idleConversations(before, limit);
    },
    async desk(view, agentId, cursor) {
      await settled();
      const page = await reads.desk(view, agentId, cursor);
      const rows = page.rows.map((row) => ({ ...row, conversation: current(row.conversation) }));
      return { ...page, rows };
    },
  };
}
