import type { AgentId } from "../../protocol/conversation.ts";
import type { LiveAgent } from "../../protocol/live.ts";
import { isOnDuty } from "../domain/agent.ts";
import { mayWatchDesk } from "../domain/live-permissions.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { currentRows } from "./desk.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** So far ahead, and so many, of what is due. */
const dueWithinMs = 10 * 60_000;
const dueAtMost = 20;

/** The desk at this moment, for whoever leads. */
export async function liveDesk(services: Services, agentId: AgentId) {
  const { store, waitingLine, customerPresence, clock } = services;
  insist(mayWatchDesk(await agentNow(store, agentId)));
  const line = waitingLine.slice(0, waitingLine.length);
  const since = line.flatMap(({ waitingSince }) => waitingSince ?? []);
  const loads = await store.loads();
  const agents = (await store.agents()).filter(worksAtDesk);
  const due = await store.repliesDue(clock.now() + dueWithinMs, dueAtMost);
  return {
    waiting: line.length,
    away: line.filter(({ customerId }) => customerPresence.awaySince(customerId) !== undefined)
      .length,
    longestSince: since.length === 0 ? undefined : Math.min(...since),
    agents: agents
      .map((agent) => liveAgent(services, agent, loads.get(agent.id) ?? 0))
      .sort((one, other) => order(other) - order(one)),
    due: await currentRows(
      services,
      due.map(({ id }) => id),
    ),
  };
}

function liveAgent({ cluster, clock }: Services, agent: AgentRecord, load: number): LiveAgent {
  const { id, name, capacity } = agent;
  const goneSince = cluster.agentGoneSince(id);
  if (!isOnDuty(agent)) return { id, name, capacity, load, state: "off" };
  if (goneSince === undefined) return { id, name, capacity, load, state: "on" };
  // That clock is nobody else's: only how long it was is said.
  const goneSeconds = Math.max(0, Math.round((clock.elapsed() - goneSince) / 1_000));
  return { id, name, capacity, load, state: "gone", goneSeconds };
}

const order = ({ state, load, capacity }: LiveAgent) => (state === "off" ? 0 : 1 + load / capacity);
