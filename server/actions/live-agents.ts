import { isOnDuty, vanishesIn } from "../domain/agent.ts";
import { byNeed, type NeedingAgent } from "../domain/live.ts";
import { clearanceOf } from "../domain/queue.ts";
import type { AgentRecord } from "../domain/records.ts";
import { roomOf, type Staff } from "../domain/team-queues.ts";
import { isMember } from "../domain/teams.ts";
import type { OwedReply } from "./live-due.ts";
import { placesWith, staffingOf } from "./places.ts";
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
  { cluster, clock, faq }: Services,
  agent: AgentRecord,
): Pick<NeedingAgent, "state"> & { readonly goneMs?: number; readonly backMs?: number } {
  if (!isOnDuty(agent)) return { state: "off" };
  const goneSince = cluster.agentGoneSince(agent.id);
  if (goneSince === undefined) return { state: "on" };
  const now = clock.elapsed();
  return {
    state: "gone",
    goneMs: Math.max(0, now - goneSince),
    backMs: vanishesIn(goneSince, { now, rules: faq.engine.queue }),
  };
}

/** With so many more of those who are off duty. */
const moreAtMost = 3;

/** How long those wait who wait now, as the last of each team reads it; and with more agents on duty. */
export async function clearing(services: Services, { agents, loads }: Staff) {
  const { waitingLine } = services;
  if (waitingLine.length === 0) return undefined;
  const everybody = await staffingOf(services, { agents, loads });
  const line = waitingLine.slice(0, waitingLine.length);
  const last = [...new Map(line.map((one) => [one.team, one])).values()];
  const rangeWith = (staff: Staff) =>
    clearanceOf(last.map(placesWith(services, staff, { ...everybody, ...roomOf(staff) })));
  const range = rangeWith({ agents, loads });
  if (!range) return undefined;
  const more = agents.filter((agent) => !isOnDuty(agent)).slice(0, moreAtMost);
  const helped = agents.map((agent) =>
    more.includes(agent) ? { ...agent, available: true } : agent,
  );
  const faster = rangeWith({ agents: helped, loads });
  const helps = faster !== undefined && faster[1] < range[1];
  return { range, withMore: helps ? { agents: more.length, range: faster } : undefined };
}
