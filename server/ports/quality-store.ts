import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { ReviewId } from "../../protocol/quality.ts";
import type { ReviewRecord } from "../domain/quality-records.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { Eventually } from "./eventually.ts";

export interface QualityReads {
  review(id: ReviewId): Eventually<ReviewRecord | undefined>;
  reviewOf(conversationId: ConversationId): Eventually<ReviewRecord | undefined>;
  /** The newest first, all agents' or one's; with `before`, those that are older. */
  reviews(
    page: { readonly agentId?: AgentId | undefined; readonly before?: ReviewRecord | undefined },
    limit: number,
  ): Eventually<readonly ReviewRecord[]>;
  /** The first that were resolved from then on, by an agent, and that nobody has reviewed. */
  resolvedFrom(at: number, limit: number): Eventually<readonly ConversationRecord[]>;
  /** The newest of those since then, all agents' or one's. */
  newestToReview(
    since: number,
    wanted: { readonly agentId?: AgentId | undefined; readonly limit: number },
  ): Eventually<readonly ConversationRecord[]>;
}

export interface QualityWrites {
  /** In the place of an earlier one of the conversation. */
  saveReview(review: ReviewRecord): Eventually<void>;
}
