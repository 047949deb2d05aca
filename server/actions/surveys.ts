import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { refuseUnaskedSurvey } from "../domain/survey.ts";
import { commit } from "./commit.ts";
import type { Outside } from "./outside.ts";
import { Pen } from "./pen.ts";

export interface SurveyAnswer {
  readonly conversationId: ConversationId;
  readonly score: number;
  readonly resolved?: boolean;
  readonly comment?: string;
}

export const answerSurvey = (
  outside: Outside,
  customer: CustomerRecord,
  { conversationId, ...survey }: SurveyAnswer,
) =>
  commit(outside, async (work) => {
    const conversation = await work.tx.conversationOf(customer.id, conversationId);
    if (!conversation) throw notFound("conversation");
    refuseUnaskedSurvey(conversation);
    await new Pen(work, conversation).closeSurvey(survey);
  });
