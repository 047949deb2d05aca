import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskView } from "../../protocol/desk.ts";
import { isOnDuty, withDuty } from "../domain/agent.ts";
import { insist, mayGoOnDuty, maySeeDesk, worksAtDesk } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { isMember } from "../domain/teams.ts";
import type { DeskPage } from "../ports/desk-page.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import { awaySinceOf } from "./presence.ts";
import { giveBackAll } from "./queue.ts";
import type { Services } from "./services.ts";

/** Off duty, the agent's customers go back to their places in the queue. */
export const goOnDuty = (
  services: Services,
  agentId: AgentId,
  { on, capacity }: { readonly on: boolean; readonly capacity?: number | undefined },
) =>
  commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayGoOnDuty(agent));
    const asked = { ...agent, capacity: capacity ?? agent.capacity };
    await work.tx.updateAgent(withDuty(asked, on, work.now));
    if (!on) await giveBackAll(work, agentId);
    work.publish({ kind: "desk", duty: { agentId, on } });
  });

/** The desk as each agent of whom this is true sees it. */
async function desksOf(
  { store, waitingLine, faq }: Services,
  isWanted: (agent: AgentRecord) => boolean,
): Promise<ReadonlyMap<AgentId, Desk>> {
  const agents = await store.agents();
  const loads = await store.loads();
  const queueLength = waitingLine.length;
  const agentsAvailable = agents.filter(isOnDuty).length;
  const waitTargetSeconds = faq.engine.queue.waitTarget / 1_000;
  const awayAfterSeconds = faq.engine.queue.awayAfter / 1_000;
  const headStartSeconds = faq.engine.queue.headStart / 1_000;
  const rules = { waitTargetSeconds, awayAfterSeconds, headStartSeconds };
  const desks = agents.filter(isWanted).map((agent): [AgentId, Desk] => {
    const { id, capacity } = agent;
    const own = { available: isOnDuty(agent), capacity, load: loads.get(id) ?? 0 };
    return [id, { ...own, queueLength, agentsAvailable, ...rules }];
  });
  return new Map(desks);
}

/** The desk for those of these agents who may see what is on it. */
export const desksToShow = (
  services: Services,
  agentIds: ReadonlySet<AgentId>,
): Promise<ReadonlyMap<AgentId, Desk>> =>
  desksOf(services, (agent) => agentIds.has(agent.id) && maySeeDesk(agent));

/** Whether somebody is on duty. */
export const isStaffed = async ({ store }: Services): Promise<boolean> =>
  (await store.agents()).some(isOnDuty);

/** How many are on duty, and how many conversations all agents hold together. */
export async function deskLoad({ store }: Services) {
  const onDuty = (await store.agents()).filter(isOnDuty).length;
  const held = [...(await store.loads()).values()].reduce((sum, one) => sum + one, 0);
  return { onDuty, held };
}

export async function deskOf(services: Services, agentId: AgentId): Promise<Desk> {
  const desk = (await desksOf(services, ({ id }) => id === agentId)).get(agentId);
  if (!desk) throw notFound("agent");
  return desk;
}

export async function listDesk(
  services: Services,
  agentId: AgentId,
  { view, cursor }: { readonly view: DeskView; readonly cursor?: string | undefined },
) {
  const { store } = services;
  insist(maySeeDesk(await agentNow(store, agentId)));
  const { rows, cursor: next } = await store.desk(view, agentId, cursor);
  return { rows: withPresence(services, rows), cursor: next };
}

/** What their rows of a list show. One that was deleted meanwhile has none. */
export async function currentRows(services: Services, ids: readonly ConversationId[]) {
  return withPresence(services, await services.store.deskRows(ids));
}

const withPresence = (services: Services, rows: DeskPage["rows"]) =>
  rows.map((row) => ({ ...row, awaySince: awaySinceOf(services, row.conversation) }));

/** All at the desk: a complaint runs for days, and is given to those of tomorrow's shift, too. */
export async function colleagues({ store, faq }: Services, agentId: AgentId) {
  insist(maySeeDesk(await agentNow(store, agentId)));
  const [agents, loads] = [await store.agents(), await store.loads()];
  const { teams } = faq.engine.queue;
  return {
    agents: agents
      .filter((agent) => agent.id !== agentId && worksAtDesk(agent))
      .map((agent) => ({
        id: agent.id,
        name: agent.name,
        available: isOnDuty(agent),
        load: loads.get(agent.id) ?? 0,
        capacity: agent.capacity,
        teams: teams.filter((team) => isMember(team, agent)).map(({ name }) => name),
      })),
    teams: teams.map(({ name }) => name),
  };
}
