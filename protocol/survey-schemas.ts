import { z } from "zod";
import type { AgentId, ConversationId } from "./conversation.ts";
import { limits } from "./limits.ts";
import { id, nothing, writtenText } from "./schema-parts.ts";
import { lowScore, surveyReasons } from "./survey.ts";
import type { SurveyAnswerId } from "./survey-answer.ts";

const score = z.int().min(1).max(5);
const areDistinct = (reasons: readonly string[]) => new Set(reasons).size === reasons.length;
const reasons = z
  .array(z.enum(surveyReasons))
  .max(surveyReasons.length)
  .refine(areDistinct, "names a reason twice")
  .readonly()
  .optional();
const comment = writtenText(limits.commentLength).optional();

/** Who is content is not asked what was wrong. */
export const hasReasonsIfLow = (given: {
  readonly score?: number | undefined;
  readonly reasons?: readonly unknown[] | undefined;
}) => given.reasons === undefined || (given.score !== undefined && given.score <= lowScore);
export const onlyIfLow = "has reasons beside a good score";

export const customerSurveyPayloads = {
  "survey:answer": z
    .strictObject({
      conversationId: id<ConversationId>(),
      score,
      resolved: z.boolean().optional(),
      reasons,
      comment,
    })
    .refine(hasReasonsIfLow, onlyIfLow),
  "survey:periodic": nothing,
  "survey:answer-periodic": z
    .strictObject({ score, reasons, comment })
    .refine(hasReasonsIfLow, onlyIfLow),
} as const;

/** What is said with the answer about a decided complaint. */
export const afterDecision = {
  resolved: z.boolean(),
  score: score.optional(),
  reasons,
  text: comment,
};

export const agentSurveyPayloads = {
  "survey:list": z.strictObject({
    /** Of a low score, or not solved. */
    unhappy: z.literal(true).optional(),
    agentId: id<AgentId>().optional(),
    before: id<SurveyAnswerId>().optional(),
  }),
} as const;
