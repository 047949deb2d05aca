import { worksAtDesk } from "./permissions.ts";
import type { QueueRules } from "./queue-rules.ts";
import type { AgentRecord, ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

export const isOnDuty = (agent: AgentRecord): boolean => agent.available && !agent.disabled;

/** On duty or off it, since now where that is new. */
export const withDuty = (agent: AgentRecord, on: boolean, now: number): AgentRecord =>
  agent.available === on ? agent : { ...agent, available: on, dutySince: now };

export const hasRoom = (agent: AgentRecord, load = 0): boolean =>
  isOnDuty(agent) && worksAtDesk(agent) && load < agent.capacity;

/** Whose customers are given back, whatever their connection: they may not write any more. */
export const hasLeftDesk = (agent: AgentRecord): boolean => !worksAtDesk(agent);

interface VanishClock {
  readonly now: number;
  readonly rules: Pick<QueueRules, "vanish">;
}

/** Both by a clock that nobody sets: a server whose clock is put right keeps no customer of a vanished agent waiting. */
export const hasVanished = (goneSince: number | undefined, { now, rules }: VanishClock): boolean =>
  goneSince !== undefined && now - goneSince >= rules.vanish;

/** In so many milliseconds they are given back; 0 where it is about to happen. */
export const vanishesIn = (goneSince: number, { now, rules }: VanishClock): number =>
  Math.max(0, rules.vanish - (now - goneSince));

export function refuseOffDuty(agent: AgentRecord) {
  if (!isOnDuty(agent)) throw new Refusal("off_duty", "Please go on duty first.");
}

export function refuseColleagueOffDuty(colleague: AgentRecord) {
  if (!isOnDuty(colleague)) throw new Refusal("colleague_off_duty", "The colleague is off duty.");
}

export function refuseBeyondCapacity(agent: AgentRecord, held: readonly ConversationRecord[]) {
  if (held.length >= agent.capacity) {
    throw new Refusal("at_capacity", `The agent already holds ${held.length} conversations.`);
  }
}
