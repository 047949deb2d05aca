import type { AgentId, QueuePlace } from "../../protocol/conversation.ts";
import { isOnDuty } from "../domain/agent.ts";
import { placeAt, type Staffing } from "../domain/queue.ts";
import type { AgentRecord, ConversationRecord } from "../domain/records.ts";
import { opensAt } from "../domain/service-hours.ts";
import { hoursOfTeam } from "../domain/teams.ts";
import type { Services } from "./services.ts";

/** The estimate rests on what was measured in this hour, of the last so many. */
const measuredMs = 3_600_000;
const measured = 50;

export async function staffingOf(
  { store, clock }: Services,
  {
    agents,
    loads,
  }: { readonly agents: readonly AgentRecord[]; readonly loads: ReadonlyMap<AgentId, number> },
): Promise<Staffing> {
  const onDuty = agents.filter(isOnDuty);
  const since = clock.now() - measuredMs;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
  return {
    agentsAvailable: onDuty.length,
    capacity: sum(onDuty.map(({ capacity }) => capacity)),
    free: sum(onDuty.map(({ id, capacity }) => Math.max(0, capacity - (loads.get(id) ?? 0)))),
    waits: await store.recentWaits(since, measured),
    handlingTimes: await store.handlingTimes(since, measured),
  };
}

/** The place with the time at which the desk opens, where nobody is on duty. Undefined for a conversation that is not waiting. */
export async function placeOfWaiting(
  services: Services,
  conversation: ConversationRecord,
): Promise<QueuePlace | undefined> {
  if (conversation.status !== "queued") return undefined;
  const placeAfter = await createPlaces(services);
  return placeAfter(services.waitingLine.ahead(conversation), conversation.team);
}

/** Answers the place of whoever waits for a team, or for none, and has so many before them, as it is now. */
export async function createPlaces(
  services: Services,
): Promise<(ahead: number, team: string | undefined) => QueuePlace> {
  const { store } = services;
  const now = { agents: await store.agents(), loads: await store.loads() };
  const staff = await staffingOf(services, now);
  const openings = new Map<string | undefined, DeskOpening>();
  const openingOf = (team: string | undefined) => {
    const known = openings.get(team) ?? nextOpening(services, team);
    openings.set(team, known);
    return known;
  };
  return (ahead, team) => withOpening(placeAt(ahead, staff), openingOf(team));
}

/** How long whoever asked for an agent now would wait; in seconds, undefined where it would be a guess or nobody is on duty. */
export async function waitOfNext(services: Services): Promise<number | undefined> {
  const placeAfter = await createPlaces(services);
  return placeAfter(services.waitingLine.length, undefined).estimatedWaitSeconds;
}

type DeskOpening = Pick<QueuePlace, "opensAt" | "timeZone">;

const withOpening = (place: QueuePlace, opening: DeskOpening): QueuePlace =>
  place.available ? place : { ...place, ...opening };

function nextOpening({ faq, clock }: Services, team: string | undefined): DeskOpening {
  const hours = hoursOfTeam(faq.engine.queue.teams, team, faq.engine.hours);
  const opens = hours && opensAt(hours, clock.now());
  if (opens === undefined) return {};
  return { opensAt: new Date(opens).toISOString(), timeZone: hours?.timeZone };
}
