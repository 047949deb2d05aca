import type { agentIdeaPayloads, customerIdeaPayloads } from "../../protocol/idea-schemas.ts";
import type { CheckedAgentCalls, CheckedCustomerCalls } from "../../protocol/sockets.ts";
import type { agentSurveyPayloads, customerSurveyPayloads } from "../../protocol/survey-schemas.ts";
import { answerIdea, listIdeas, listIdeasForDesk, sendIdea } from "../actions/ideas.ts";
import { answerPeriodic, askPeriodic } from "../actions/periodic-question.ts";
import type { Services } from "../actions/services.ts";
import { answerSurvey, listAnswers } from "../actions/surveys.ts";
import { presentDeskIdea, presentIdea } from "../present/idea.ts";
import { presentAnswer } from "../present/survey-answer.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller, CustomerCaller } from "./connections.ts";

const done = {};

type OfCustomers = keyof typeof customerSurveyPayloads | keyof typeof customerIdeaPayloads;
type OfAgents = keyof typeof agentSurveyPayloads | keyof typeof agentIdeaPayloads;

/** What customers say of us, asked and unasked. */
export const customerSurveyHandlers = (
  services: Services,
): Handlers<Pick<CheckedCustomerCalls, OfCustomers>, CustomerCaller> => ({
  async "survey:answer"({ customer }, answer) {
    await answerSurvey(services, customer, answer);
    return done;
  },
  async "survey:periodic"({ customer }) {
    return { due: await askPeriodic(services, customer) };
  },
  async "survey:answer-periodic"({ customer }, survey) {
    await answerPeriodic(services, customer, survey);
    return done;
  },
  async "idea:send"({ customer }, sent) {
    return { idea: presentIdea(await sendIdea(services, customer, sent)) };
  },
  async "idea:list"({ customer }, { before }) {
    const { ideas, more } = await listIdeas(services, customer, before);
    return { ideas: ideas.map(presentIdea), more };
  },
});

export const agentSurveyHandlers = (
  services: Services,
): Handlers<Pick<CheckedAgentCalls, OfAgents>, AgentCaller> => ({
  async "survey:list"({ agentId }, wanted) {
    const { rows, more } = await listAnswers(services, agentId, wanted);
    return { answers: rows.map(presentAnswer), more };
  },
  async "idea:list"({ agentId }, wanted) {
    const { rows, more } = await listIdeasForDesk(services, agentId, wanted);
    return { ideas: rows.map(presentDeskIdea), more };
  },
  async "idea:answer"({ agentId }, answer) {
    return { idea: presentDeskIdea(await answerIdea(services, agentId, answer)) };
  },
});
