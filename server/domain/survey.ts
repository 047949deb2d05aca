import type { AgentId, CustomerId } from "../../protocol/conversation.ts";
import { dayMs } from "./local-time.ts";
import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";
import type { ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";
import type { PeriodicQuestionRecord } from "./survey-records.ts";

/** An agent reads what customers say of their own work. */
export const maySeeSurveysOf = (agent: ActingAgent, served: AgentId | undefined): boolean =>
  leads(agent) || (worksAtDesk(agent) && served === agent.id);

/**
 * Once for each service, at its end, and only where somebody or something has served the customer: both parts are empty again
 * after a reopening. A survey that was never answered makes room for the new one. Who waits for the end of a complaint is not
 * asked how it was: it is not over, and some days after the decision they are asked.
 */
export const asksSurvey = (
  { assignedAt, lastArticleId }: ConversationRecord,
  { hasOpenTicket }: { readonly hasOpenTicket: boolean },
): boolean => !hasOpenTicket && (assignedAt !== undefined || lastArticleId !== undefined);

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

/** Nobody is asked the periodic question more often. */
const periodicRestMs = 90 * dayMs;

/**
 * True for so many of a hundred customers; others of them in the next ninety days. `hash` is hexadecimal. By chance alone whoever
 * opens the widget often would be asked more likely.
 */
export const isInSample = (
  customerId: CustomerId,
  percent: number,
  { now, hash }: { readonly now: number; readonly hash: (text: string) => string },
): boolean => {
  const span = Math.floor(now / periodicRestMs);
  return Number.parseInt(hash(`${customerId} ${span}`).slice(0, 8), 16) % 100 < percent;
};

export const mayAskAgain = (last: PeriodicQuestionRecord | undefined, now: number): boolean =>
  last === undefined || now - last.askedAt >= periodicRestMs;

/** Asked, and answered once. */
export function refuseUnaskedQuestion(last: PeriodicQuestionRecord | undefined) {
  if (!last) throw new Refusal("invalid", "It was not asked.");
  if (last.answeredAt !== undefined) throw new Refusal("closed", "It has been answered.");
}
