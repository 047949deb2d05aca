/** What customers have said of services, as those at the desk read it. */

import type { AgentId, ConversationId, CustomerView } from "./conversation.ts";
import type { AgentIdeaValues, CustomerIdeaValues, IdeaId } from "./idea.ts";
import type { Survey } from "./survey.ts";
import type { TicketNumber } from "./ticket.ts";

declare const brand: unique symbol;
export type SurveyAnswerId = string & { readonly [brand]: "survey-answer" };

/** Of a conversation that was over; of a complaint, days after its decision; of the wallet as a whole. */
export type SurveyKind = "service" | "ticket" | "periodic";

export interface SurveyAnswer extends Survey {
  readonly id: SurveyAnswerId;
  readonly at: string;
  readonly kind: SurveyKind;
  readonly customer: CustomerView;
  /** Whose service it was; absent where the bot was alone. */
  readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
  readonly topic?: string | undefined;
  readonly conversationId?: ConversationId | undefined;
  readonly number?: TicketNumber | undefined;
}

/** What waits for the customer when the widget opens; `periodic` only where nothing else does. */
export interface CustomerNews {
  /** This complaint was decided some days ago: is it solved? */
  readonly followUp?: TicketNumber | undefined;
  /** Something that they suggested was answered. */
  readonly ideaAnswered?: IdeaId | undefined;
  /** The question to a sample of customers. */
  readonly periodic?: true | undefined;
}

/** Of what customers say of us, asked and unasked. */
export interface CustomerSurveyValues extends CustomerIdeaValues {
  readonly "survey:answer": Record<never, never>;
  /** True once in ninety days: now it is asked. */
  readonly "survey:periodic": { readonly due: boolean };
  readonly "survey:answer-periodic": Record<never, never>;
}

export interface AgentSurveyValues extends AgentIdeaValues {
  readonly "survey:list": { readonly answers: readonly SurveyAnswer[]; readonly more: boolean };
}
