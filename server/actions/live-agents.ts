import { isOnDuty, vanishesIn } from "../domain/agent.ts";
import { byNeed, type NeedingAgent } from "../domain/live.ts";
import { clearanceOf } from "../domain/queue.ts";
import type { AgentRecord } from "../domain/records.ts";
import type { Staff } from "../domain/team-queues.ts";
import { isMember } from "../domain/teams.ts";
import type { OwedReply } from "./live-due.ts";
import { staffingOf } from "./places.ts";
import type { Services } from "./services.ts";

/** Each with what they have to do, who needs help first. */
export function liveAgents(
  services: Services,
  { agents, loads, replies }: Staff & { readonly replies: readonly OwedReply[] },
) {
  const { teams } = services.faq.engine.queue;
  return agents
    .map((agent) => {
      const { id, name, capacity, dutySince } = agent;
      return {
        id,
        name,
        capacity,
        dutySince,
        teams: teams.filter((team) => isMember(team, agent)).map((team) => team.name),
        load: loads.get(id) ?? 0,
        ...stateOf(services, agent),
        unanswered: replies
          .filter(({ conversation }) => conversation.agentId === id)
          .map(({ conversation, since, dueAt }) => ({
            conversationId: conversation.id,
            since,
            dueAt,
          }))
          .sort((one, other) => one.since - other.since),
      };
    })
    .sort(byNeed);
}

/** That clock is nobody else's: only how long it was is said. */
function stateOf(
  { cluster, clock }: Services,
  agent: AgentRecord,
): Pick<NeedingAgent, "state"> & { readonly goneMs?: number; readonly backMs?: number } {
  if (!isOnDuty(agent)) return { state: "off" };
  const goneSince = cluster.agentGoneSince(agent.id);
  if (goneSince === undefined) return { state: "on" };
  const now = clock.elapsed();
  return {
    state: "gone",
    goneMs: Math.max(0, now - goneSince),
    backMs: vanishesIn(goneSince, now),
  };
}

/** With so many more of those who are off duty. */
const moreAtMost = 3;

/** How long those wait who wait now, as the last of them reads it; and with more agents on duty. */
export async function clearing(services: Services, { agents, loads }: Staff) {
  const { length } = services.waitingLine;
  const now = await staffingOf(services, { agents, loads });
  const range = clearanceOf(length, now);
  if (!range) return undefined;
  const more = agents.filter((agent) => !isOnDuty(agent)).slice(0, moreAtMost);
  const room = more.reduce((sum, { capacity }) => sum + capacity, 0);
  const faster = clearanceOf(length, {
    ...now,
    capacity: now.capacity + room,
    free: now.free + room,
  });
  const helps = faster !== undefined && faster[1] < range[1];
  return { range, withMore: helps ? { agents: more.length, range: faster } : undefined };
}
