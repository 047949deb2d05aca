import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { refuseUnaskedSurvey } from "../domain/survey.ts";
import { commit } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import type { Services } from "./services.ts";

export interface SurveyAnswer {
  readonly conversationId: ConversationId;
  readonly score: number;
  readonly resolved?: boolean | undefined;
  readonly comment?: string | undefined;
}

export const answerSurvey = (
  services: Services,
  customer: CustomerRecord,
  { conversationId, ...survey }: SurveyAnswer,
) =>
  commit(services, async (work) => {
    const conversation = await work.tx.conversationOf(customer.id, conversationId);
    if (!conversation) throw notFound("conversation");
    refuseUnaskedSurvey(conversation);
    await new ConversationWriter(work, conversation).closeSurvey(survey);
  });
