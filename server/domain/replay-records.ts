import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { ReplayId, ReplayTurn } from "../../protocol/replay.ts";

/** Times are epoch milliseconds. */
export interface ReplayRecord {
  readonly id: ReplayId;
  readonly title: string;
  readonly turns: readonly ReplayTurn[];
  readonly score?: number | undefined;
  /** Of a draft only: it goes with its conversation. Once somebody has checked and published it, nothing leads back. */
  readonly conversationId?: ConversationId | undefined;
  readonly authorId: AgentId;
  readonly authorName: string;
  readonly createdAt: number;
  readonly publishedAt?: number | undefined;
  /** A hash of the conversation's id: whoever has the id finds the exercise, whoever has the exercise finds nothing. */
  readonly sourceMark?: string | undefined;
  /** The customer has had their data erased, or something was redacted: somebody checks it again before agents see it. */
  readonly withdrawnAt?: number | undefined;
}

/** What an agent has answered, once for each step. */
export interface ReplayAnswer {
  readonly replayId: ReplayId;
  readonly agentId: AgentId;
  readonly step: number;
  readonly text: string;
  readonly at: number;
}
