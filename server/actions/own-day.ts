import type { AgentId } from "../../protocol/conversation.ts";
import type { OwnDay } from "../../protocol/insights.ts";
import { beginningOfLocalDay } from "../domain/local-time.ts";
import { durationIn, sumOfFigures } from "../domain/measures.ts";
import { insist, maySeeDesk } from "../domain/permissions.ts";
import { lastDays } from "./insights.ts";
import { agentNow } from "./lookups.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";

/** From what was added up. Only the agent's own: how colleagues work is for those who lead. */
export async function ownDay(services: Services, agentId: AgentId): Promise<OwnDay> {
  const { store, faq, clock } = services;
  insist(maySeeDesk(await agentNow(store, agentId)));
  const rows = await store.rollupsOfAgents({ grain: "day", ...lastDays(services, 1) });
  const figures = sumOfFigures(rows.filter(({ agent }) => agent === agentId));
  const midnight = beginningOfLocalDay(countingZone(faq.engine), clock.now());
  return {
    served: figures.served ?? 0,
    firstReplySeconds: durationIn(figures, "firstReply")?.p50,
    ...(await store.solvedFor(agentId, midnight)),
  };
}
