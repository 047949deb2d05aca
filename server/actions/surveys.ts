import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { SurveyAnswerId } from "../../protocol/survey-answer.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { maySeeSurveysOf, refuseUnaskedSurvey } from "../domain/survey.ts";
import type { SurveyAnswerRecord } from "../domain/survey-records.ts";
import type { AnswerRow } from "../ports/survey-store.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { maskAfter } from "./ticket-secrets.ts";

export const answerSurvey = (
  services: Services,
  customer: CustomerRecord,
  { conversationId, ...survey }: Survey & { readonly conversationId: ConversationId },
) =>
  commit(services, async (work) => {
    const comment = survey.comment && (await maskAfter(work, customer, survey.comment));
    const conversation = await work.tx.conversationOf(customer.id, conversationId);
    if (!conversation) throw notFound("conversation");
    refuseUnaskedSurvey(conversation);
    const said = { ...survey, comment };
    await new ConversationWriter(work, conversation).closeSurvey(said);
    const { agentId, topic, assignedAt } = conversation;
    await keepAnswer(work, {
      ...said,
      kind: "service",
      customerId: customer.id,
      conversationId,
      topic,
      // Whoever had it before a reopening is named in it still.
      agentId: assignedAt === undefined ? undefined : agentId,
    });
  });

/** In the lists of the desk, and for the wallet's back end, which may thank for it. */
export async function keepAnswer(
  { services, tx, now, publish }: UnitOfWork,
  answer: Omit<SurveyAnswerRecord, "id" | "at">,
) {
  const id = services.ids.next<SurveyAnswerId>();
  await tx.insertSurveyAnswer({ ...answer, id, at: now });
  publish({ kind: "survey", id });
}

interface WantedAnswers {
  readonly unhappy?: true | undefined;
  readonly agentId?: AgentId | undefined;
  readonly before?: SurveyAnswerId | undefined;
}

/** Those who lead see all; an agent sees what was said of their own work. */
export async function listAnswers(
  { store }: Services,
  agentId: AgentId,
  wanted: WantedAnswers,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly more: boolean }> {
  const agent = await agentNow(store, agentId);
  insist(worksAtDesk(agent));
  const leads = maySeeSurveysOf(agent, undefined);
  const of = leads ? wanted.agentId : (wanted.agentId ?? agentId);
  insist(maySeeSurveysOf(agent, of));
  const limit = limits.listLength;
  const found = await store.surveyAnswers({ ...wanted, agentId: of, limit: limit + 1 });
  const agents = new Map((await store.agents()).map((one) => [one.id, one]));
  const rows = await Promise.all(
    found.slice(0, limit).map(async (answer) => {
      const customer = await store.customer(answer.customerId);
      return customer && { answer, customer, agent: answer.agentId && agents.get(answer.agentId) };
    }),
  );
  return { rows: rows.flatMap((row) => row ?? []), more: found.length > limit };
}
