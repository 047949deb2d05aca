import { z } from "zod";
import type { AgentId, ConversationId } from "./conversation.ts";
import { limits } from "./limits.ts";
import { type ReviewId, sampleKinds } from "./quality.ts";
import { id, writtenText } from "./schema-parts.ts";

export const criterionId = z.string().regex(/^[\w-]{1,40}$/);

export const qualityPayloads = {
  qualitySample: z.strictObject({ kind: z.enum(sampleKinds), agent: id<AgentId>().optional() }),
  qualityReviews: z.strictObject({
    agent: id<AgentId>().optional(),
    before: id<ReviewId>().optional(),
  }),
  qualityReview: z.strictObject({
    conversationId: id<ConversationId>(),
    scores: z.record(criterionId, z.int().min(0).max(100)),
    comment: writtenText(limits.commentLength).optional(),
  }),
} as const;
