import { hasRoom } from "../domain/agent.ts";
import type { AgentRecord } from "../domain/records.ts";
import { choiceToGive } from "../domain/teams.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { assignTo } from "./queue.ts";
import type { DomainEvent, Services } from "./services.ts";

/** Gives customers to agents, where the rules say so, until there is nobody left to give or to give to. */
export async function assignWaiting(services: Services): Promise<void> {
  const { assignment, teams } = services.faq.engine.queue;
  if (assignment === "manual" && teams.every((team) => team.assignment !== "automatic")) return;
  while (services.waitingLine.length > 0 && (await commit(services, assignOne)));
}

/** True where somebody was given. */
async function assignOne(work: UnitOfWork): Promise<boolean> {
  // Else a customer who begins to wait during the loop below would be given to whoever is asked last.
  if ((await work.tx.waiting("", 1)).length === 0) return false;
  const agents = await work.tx.agents();
  const loads = await work.tx.loads();
  const free = agents.filter(
    (agent) => hasRoom(agent, loads.get(agent.id)) && isConnected(work, agent),
  );
  const loadOf = ({ id }: AgentRecord) => loads.get(id) ?? 0;
  const idleFirst = [...free].sort(
    (one, other) =>
      loadOf(one) - loadOf(other) || (one.lastAssignedAt ?? 0) - (other.lastAssignedAt ?? 0),
  );
  for (const agent of idleFirst) if (await giveTo(work, agent, agents)) return true;
  return false;
}

/** Whoever has lost the connection keeps their customers for a while, and gets no more. */
const isConnected = ({ services }: UnitOfWork, { id }: AgentRecord) =>
  services.cluster.agentGoneSince(id) === undefined;

async function giveTo(
  work: UnitOfWork,
  { id }: AgentRecord,
  agents: readonly AgentRecord[],
): Promise<boolean> {
  const { queue: rules } = work.services.faq.engine;
  // From here on nobody else gives this agent somebody.
  const agent = await work.tx.agent(id);
  const held = await work.tx.conversationsHeldBy(id);
  if (!agent || !hasRoom(agent, held.length)) return false;
  const teams = choiceToGive(rules, agent, agents);
  if (!teams) return false;
  const keptFor = { agentId: id, since: work.now - rules.knownAgent };
  const next = await work.tx.claimNext({ notFrom: id, teams, keptFor });
  if (!next) return false;
  await assignTo(work, next, agent);
  return true;
}

/** Assigns whenever somebody has begun to wait or an agent has become free here; one run at a time. */
export function followAssignments(services: Services, onError: (error: unknown) => void): void {
  let isRunning = false;
  let isWanted = false;

  async function run() {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await assignWaiting(services).catch(onError);
    }
    isRunning = false;
  }

  services.cluster.subscribeHere((events) => {
    if (!events.some(changesDesk)) return;
    isWanted = true;
    if (!isRunning) void run();
  });
}

const changesDesk = (one: DomainEvent) =>
  one.kind === "desk" || (one.kind === "kept" && one.type === "conversation.changed");
