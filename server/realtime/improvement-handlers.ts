import type { improvementPayloads } from "../../protocol/improvement-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { listImprovements, moveImprovement, saveImprovement } from "../actions/improvements.ts";
import type { Services } from "../actions/services.ts";
import { presentImprovement } from "../present/improvement.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type ImprovementCalls = Pick<CheckedAgentCalls, keyof typeof improvementPayloads>;

export const improvementHandlers = (
  services: Services,
): Handlers<ImprovementCalls, AgentCaller> => ({
  async "improvement:list"({ agentId }, wanted) {
    const { page, more, owners, causes } = await listImprovements(services, agentId, wanted);
    return {
      improvements: page.map(presentImprovement),
      more,
      owners: owners.map(({ id, name }) => ({ id, name })),
      causes,
    };
  },
  async "improvement:save"({ agentId }, wanted) {
    const saved = await saveImprovement(services, agentId, wanted);
    return { improvement: presentImprovement(saved) };
  },
  async "improvement:move"({ agentId }, wanted) {
    const moved = await moveImprovement(services, agentId, wanted);
    return { improvement: presentImprovement(moved) };
  },
});
