import type { AgentId } from "../../protocol/conversation.ts";
import type { OwnDay } from "../../protocol/own-day.ts";
import { beginningOfLocalDay, hourMs } from "../domain/local-time.ts";
import { durationIn, sumOfFigures } from "../domain/measures.ts";
import { insist, maySeeDesk } from "../domain/permissions.ts";
import { presentCustomer } from "../present/customer.ts";
import { isoTime } from "../present/time.ts";
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
  const zone = countingZone(faq.engine);
  const midnight = beginningOfLocalDay(zone, clock.now());
  return {
    served: figures.served ?? 0,
    firstReplySeconds: durationIn(figures, "firstReply")?.p50,
    ...(await store.solvedFor(agentId, midnight)),
    wroteAgain: await wroteAgain(services, agentId, beginningOfLocalDay(zone, midnight - hourMs)),
  };
}

/** More in two days would be a sign of something else. */
const atMost = 99;

async function wroteAgain({ store }: Services, agentId: AgentId, since: number) {
  const found = await store.writtenAgain(agentId, since, atMost);
  const rows = await store.deskRows(found.map(({ id }) => id));
  return rows.map(({ conversation, customer }) => ({
    conversationId: conversation.id,
    customer: presentCustomer(customer),
    at: isoTime(conversation.customerAt),
  }));
}
