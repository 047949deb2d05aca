import type { AgentId } from "../../protocol/conversation.ts";
import { isOnDuty } from "./agent.ts";
import type { Staffing } from "./queue.ts";
import type { Team } from "./queue-rules.ts";
import type { AgentRecord } from "./records.ts";
import { servingAgents } from "./teams.ts";

export interface Staff {
  readonly agents: readonly AgentRecord[];
  /** How many conversations each of them has. */
  readonly loads: ReadonlyMap<AgentId, number>;
}

/** Agents, and of which teams the customers are who wait for one of them too. */
export interface TeamQueue {
  readonly staffing: Staffing;
  /** Absent where everybody waits for them. */
  readonly isRival?: ((team: string | undefined) => boolean) | undefined;
}

/** How many are on duty, what they may hold together, and how many more they may take. */
export function roomOf({ agents, loads }: Staff) {
  const onDuty = agents.filter(isOnDuty);
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
  return {
    agentsAvailable: onDuty.length,
    capacity: sum(onDuty.map(({ capacity }) => capacity)),
    free: sum(onDuty.map(({ id, capacity }) => Math.max(0, capacity - (loads.get(id) ?? 0)))),
  };
}

/**
 * The queues that a customer of a team, or of none, stands in: the one for all who serve them, and the one for those of these
 * who are in no other team: fewer agents, and fewer who wait for them.
 */
export function createQueues(
  teams: readonly Team[],
  { agents, loads }: Staff,
  everybody: Staffing,
): (team: string | undefined) => readonly TeamQueue[] {
  const onDuty = agents.filter(isOnDuty);
  if (teams.length === 0 || onDuty.length === 0) return () => [{ staffing: everybody }];
  const serving = new Map<string | undefined, readonly AgentRecord[]>();
  const known = new Map<string | undefined, readonly TeamQueue[]>();
  const servingOf = (team: string | undefined) => {
    const found = serving.get(team) ?? servingAgents(teams, team, onDuty);
    serving.set(team, found);
    return found;
  };
  const queueOf = (some: readonly AgentRecord[]): TeamQueue => ({
    staffing: { ...everybody, ...roomOf({ agents: some, loads }) },
    isRival: (team) => servingOf(team).some((one) => some.includes(one)),
  });
  const queuesOf = (team: string | undefined) => {
    const all = servingOf(team);
    const isElsewhere = (agent: AgentRecord) =>
      teams.some(({ name }) => name !== team && isAmongFew(servingOf(name), agent));
    const isAmongFew = (few: readonly AgentRecord[], agent: AgentRecord) =>
      few.length < onDuty.length && few.includes(agent);
    const alone = all.filter((agent) => !isElsewhere(agent));
    const isPart = alone.length > 0 && alone.length < all.length;
    return isPart ? [queueOf(all), queueOf(alone)] : [queueOf(all)];
  };
  return (team) => {
    const found = known.get(team) ?? queuesOf(team);
    known.set(team, found);
    return found;
  };
}
