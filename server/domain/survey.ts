import type { ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

/**
 * Once for each service, at its end, and only where somebody or something has served the customer: both parts are empty again
 * after a reopening. A survey that was never answered makes room for the new one.
 */
export const asksSurvey = ({ assignedAt, lastArticleId }: ConversationRecord): boolean =>
  assignedAt !== undefined || lastArticleId !== undefined;

export const isSurveyOpen = ({ survey }: ConversationRecord): boolean =>
  survey !== undefined && survey.score === undefined;

export function refuseUnaskedSurvey(conversation: ConversationRecord) {
  if (conversation.survey === undefined) {
    throw new Refusal("invalid", "No survey was asked in this conversation.");
  }
  if (conversation.survey.score !== undefined) {
    throw new Refusal("closed", "The survey has been answered.");
  }
}
