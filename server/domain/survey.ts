import type { ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

/** Once per conversation, and only after somebody or something has served the customer. */
export const asksSurvey = (conversation: ConversationRecord): boolean =>
  conversation.survey === undefined &&
  (conversation.assignedAt !== undefined || conversation.lastArticleId !== undefined);

export function refuseUnaskedSurvey(conversation: ConversationRecord) {
  if (conversation.survey === undefined) {
    throw new Refusal("invalid", "No survey was asked in this conversation.");
  }
  if (conversation.survey.score !== undefined) {
    throw new Refusal("closed", "The survey has been answered.");
  }
}
