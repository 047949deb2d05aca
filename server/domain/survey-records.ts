import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { SurveyAnswerId, SurveyKind } from "../../protocol/survey-answer.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";

/** What a customer has answered, kept apart from where it was asked: a conversation keeps that of its last service only. */
export interface SurveyAnswerRecord extends Survey {
  readonly id: SurveyAnswerId;
  readonly kind: SurveyKind;
  readonly customerId: CustomerId;
  /** Who has served the customer. */
  readonly agentId?: AgentId | undefined;
  readonly conversationId?: ConversationId | undefined;
  readonly number?: TicketNumber | undefined;
  readonly topic?: string | undefined;
  readonly at: number;
}

/** The question to a sample of customers. */
export interface PeriodicQuestionRecord {
  readonly customerId: CustomerId;
  readonly askedAt: number;
  readonly answeredAt?: number | undefined;
}
