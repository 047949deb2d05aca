import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { MemoId } from "../../protocol/memo.ts";
import type { ReviewId, ScoredCriterion } from "../../protocol/quality.ts";

/** The row is gone once it was read. */
export interface MemoRecord {
  readonly id: MemoId;
  /** Whom it is for. */
  readonly agentId: AgentId;
  readonly authorId: AgentId;
  readonly authorName: string;
  readonly text: string;
  readonly conversationId?: ConversationId | undefined;
  readonly reviewId?: ReviewId | undefined;
  readonly pointsGiven?: number | undefined;
  readonly pointsOf?: number | undefined;
  readonly at: number;
}

export interface ReviewRecord {
  readonly id: ReviewId;
  readonly conversationId: ConversationId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly reviewerId: AgentId;
  readonly reviewerName: string;
  readonly scores: readonly ScoredCriterion[];
  readonly comment?: string | undefined;
  readonly at: number;
}
