import type { ConversationId } from "../../protocol/conversation.ts";

/** Wakes the bot when an answer is due. The times are in the store too, so that none is lost with a process. */
export interface PendingAnswers {
  /** `dueAt` in epoch milliseconds. A later call for the same conversation replaces the earlier one. */
  expect(id: ConversationId, dueAt: number): void;
  /** The customer is typing: an answer that is due waits a little longer. */
  typing(id: ConversationId): void;
  close(): void;
}
