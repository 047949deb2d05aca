import type { improvementPayloads } from "../../protocol/improvement-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { listImprovements, moveImprovement, saveImprovement } from "../actions/improvements.ts";
import type { Services } from "../actions/services.ts";
import { topicTitles } from "../actions/topic-names.ts";
import { presentImprovement } from "../present/improvement.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type ImprovementCalls = Pick<CheckedAgentCalls, keyof typeof improvementPayloads>;

export const improvementHandlers = (
  services: Services,
): Handlers<ImprovementCalls, AgentCaller> => {
  const titles = ({ locale }: AgentCaller) => topicTitles(services.faq.engine, locale);
  return {
    async "improvement:list"(caller, wanted) {
      const { page, more, owners, causes } = await listImprovements(
        services,
        caller.agentId,
        wanted,
      );
      const titleOf = titles(caller);
      return {
        improvements: page.map((one) => presentImprovement(one, titleOf)),
        more,
        owners: owners.map(({ id, name }) => ({ id, name })),
        causes,
      };
    },
    async "improvement:save"(caller, wanted) {
      const saved = await saveImprovement(services, caller.agentId, wanted);
      return { improvement: presentImprovement(saved, titles(caller)) };
    },
    async "improvement:move"(caller, wanted) {
      const moved = await moveImprovement(services, caller.agentId, wanted);
      return { improvement: presentImprovement(moved, titles(caller)) };
    },
  };
};
