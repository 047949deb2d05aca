import type { ConversationId, CustomerView } from "./conversation.ts";

/** What an agent has done today, for that agent alone. */
export interface OwnDay {
  /** Conversations begun today that the agent has served. */
  readonly served: number;
  /** Half of them had a first answer within so many seconds; absent where there was none. */
  readonly firstReplySeconds?: number | undefined;
  /** Of the customers who said today whether it was solved, those who said yes. */
  readonly solved: number;
  readonly asked: number;
  /** Who has written since yesterday, after the agent's service was over, and was served by nobody since; the newest first. */
  readonly wroteAgain: readonly WroteAgain[];
}

export interface WroteAgain {
  readonly conversationId: ConversationId;
  readonly customer: CustomerView;
  readonly at: string;
}
