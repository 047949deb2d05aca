import type { QualityReview, SampledConversation } from "../../protocol/quality.ts";
import type { ReviewRecord } from "../domain/quality-records.ts";
import { presentRow } from "./desk-row.ts";
import { isoTime } from "./time.ts";

export const presentReview = (review: ReviewRecord): QualityReview => ({
  id: review.id,
  at: isoTime(review.at),
  conversationId: review.conversationId,
  agent: { id: review.agentId, name: review.agentName },
  reviewer: { id: review.reviewerId, name: review.reviewerName },
  scores: review.scores,
  comment: review.comment,
});

/** Without whoever nobody has served: there is nobody to score. */
export const presentSampled = (
  row: Parameters<typeof presentRow>[0],
  times: Parameters<typeof presentRow>[1],
): readonly SampledConversation[] =>
  row.agent === undefined
    ? []
    : [{ row: presentRow(row, times), agent: { id: row.agent.id, name: row.agent.name } }];
