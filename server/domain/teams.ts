import type { Locale } from "../../protocol/conversation.ts";
import { isOnDuty } from "./agent.ts";
import { leads } from "./permissions.ts";
import type { QueueRules, Team } from "./queue-rules.ts";
import type { AgentRecord, ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";
import type { ServiceHours } from "./service-hours.ts";

/** Whose turn it can be, by team. `only` leaves out whoever waits for no team. */
export interface TeamChoice {
  readonly only?: readonly string[] | undefined;
  readonly not: readonly string[];
}

export const isMember = ({ members }: Team, { email }: AgentRecord) =>
  members.some((one) => one.toLowerCase() === email);

/**
 * The first team that serves such customers; `topics` are the article and its category. A team that names neither languages
 * nor topics gets only whom agents transfer to it.
 */
export const teamFor = (
  teams: readonly Team[],
  about: { readonly locale: Locale; readonly topics: readonly string[] },
): string | undefined =>
  teams.find(
    ({ languages, topics }) =>
      (languages.length > 0 || topics.length > 0) &&
      (languages.length === 0 || languages.includes(about.locale)) &&
      (topics.length === 0 || topics.some((one) => about.topics.includes(one))),
  )?.name;

/** When somebody is there for the customers of a team; for those of none when the desk is open. */
export const hoursOfTeam = (
  teams: readonly Team[],
  name: string | undefined,
  ofDesk: ServiceHours | undefined,
): ServiceHours | undefined => teams.find((team) => team.name === name)?.hours ?? ofDesk;

/** Of those on duty, who serves the customers of a team, or of none: its members; where none of them is there, everybody helps. */
export function servingAgents(
  teams: readonly Team[],
  name: string | undefined,
  onDuty: readonly AgentRecord[],
): readonly AgentRecord[] {
  const team = teams.find((one) => one.name === name);
  const members = team ? onDuty.filter((agent) => isMember(team, agent)) : [];
  return members.length === 0 ? onDuty : members;
}

/** The teams whose customers the agent leaves to others. Where no member is on duty, everybody helps. */
const teamsOfOthers = (
  { teams }: QueueRules,
  agent: AgentRecord,
  agents: readonly AgentRecord[],
): readonly Team[] =>
  teams.filter(
    (team) => !isMember(team, agent) && agents.some((one) => isOnDuty(one) && isMember(team, one)),
  );

/** Whom an agent gets who takes the next in turn. */
export const choiceToTake = (
  rules: QueueRules,
  agent: AgentRecord,
  agents: readonly AgentRecord[],
): TeamChoice => ({ not: namesOf(teamsOfOthers(rules, agent, agents)) });

/** Also by name nobody takes a customer from the queue of a team whose members are on duty; who leads may take anybody. */
export function refuseTeamOfOthers(
  agent: AgentRecord,
  { team }: Pick<ConversationRecord, "team">,
  { rules, agents }: { readonly rules: QueueRules; readonly agents: readonly AgentRecord[] },
) {
  if (team === undefined || leads(agent)) return;
  if (choiceToTake(rules, agent, agents).not.includes(team))
    throw new Refusal("waits_for_team", "The customer waits for another team.");
}

/** Whom an agent is given; undefined where nobody is given to anybody. */
export function choiceToGive(
  rules: QueueRules,
  agent: AgentRecord,
  agents: readonly AgentRecord[],
): TeamChoice | undefined {
  const others = teamsOfOthers(rules, agent, agents);
  const isGiven = (team: Team) => (team.assignment ?? rules.assignment) === "automatic";
  if (rules.assignment === "automatic") {
    return { not: namesOf(rules.teams.filter((team) => others.includes(team) || !isGiven(team))) };
  }
  const only = rules.teams.filter((team) => isGiven(team) && !others.includes(team));
  return only.length === 0 ? undefined : { only: namesOf(only), not: [] };
}

const namesOf = (teams: readonly Team[]) => teams.map(({ name }) => name);
