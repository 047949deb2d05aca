import type { ConversationId, Locale, QueuePlace } from "../../protocol/conversation.ts";
import { placeAmong, type Staffing } from "../domain/queue.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { opensAt } from "../domain/service-hours.ts";
import { createQueues, roomOf, type Staff } from "../domain/team-queues.ts";
import { hoursOfTeam, teamFor } from "../domain/teams.ts";
import type { Reads } from "../ports/store.ts";
import type { TransactionServices } from "./services.ts";

/** The estimate rests on what was measured in this hour, of the last so many. */
const measuredMs = 3_600_000;
const measured = 50;

/** Within a transaction the store is its own. */
type PlaceServices = Pick<TransactionServices, "clock" | "faq" | "waitingLine"> & {
  readonly store: Pick<Reads, "agents" | "loads" | "recentWaits" | "handlingTimes">;
};

/** Those on duty and what they have to do, and what was measured in this hour. */
export async function staffingOf({ store, clock }: PlaceServices, now: Staff): Promise<Staffing> {
  const since = clock.now() - measuredMs;
  return {
    ...roomOf(now),
    waits: await store.recentWaits(since, measured),
    handlingTimes: await store.handlingTimes(since, measured),
  };
}

/** The place with the time at which the desk opens, where nobody is on duty. Undefined for a conversation that is not waiting. */
export async function placeOfWaiting(
  services: PlaceServices,
  conversation: ConversationRecord,
): Promise<QueuePlace | undefined> {
  if (conversation.status !== "queued") return undefined;
  return (await createPlaces(services))(conversation);
}

/** Answers the place of whoever waits, as it is now. */
export async function createPlaces(
  services: PlaceServices,
): Promise<(one: InQueueNow) => QueuePlace> {
  const { store } = services;
  const now = { agents: await store.agents(), loads: await store.loads() };
  const everybody = await staffingOf(services, now);
  const placeIn = placesWith(services, now, everybody);
  const openings = new Map<string | undefined, DeskOpening>();
  const openingOf = (team: string | undefined) => {
    const known = openings.get(team) ?? nextOpening(services, team);
    openings.set(team, known);
    return known;
  };
  return (one) => withOpening(placeIn(one), openingOf(one.team));
}

/** The same with these at the desk, without a word on when it opens. */
export function placesWith(
  { waitingLine, faq }: Pick<PlaceServices, "waitingLine" | "faq">,
  staff: Staff,
  everybody: Staffing,
): (one: InQueueNow) => QueuePlace {
  const queuesOf = createQueues(faq.engine.queue.teams, staff, everybody);
  return (one) =>
    placeAmong(
      queuesOf(one.team).map(({ staffing, isRival }) => ({
        staffing,
        ahead: waitingLine.ahead(one, isRival),
      })),
    );
}

type InQueueNow = Pick<ConversationRecord, "id" | "priority" | "waitingSince" | "turnAt" | "team">;

/** Goes after everybody who waits. */
const last = { id: "" as ConversationId, priority: "normal", waitingSince: Infinity } as const;

/** How long whoever asked for an agent now would wait; in seconds, undefined where it would be a guess or nobody is on duty. */
export async function waitOfNext(
  services: PlaceServices,
  locale: Locale,
): Promise<number | undefined> {
  const placeOf = await createPlaces(services);
  const team = teamFor(services.faq.engine.queue.teams, { locale, topics: [] });
  return placeOf({ ...last, team }).estimatedWaitSeconds;
}

type DeskOpening = Pick<QueuePlace, "opensAt" | "timeZone">;

const withOpening = (place: QueuePlace, opening: DeskOpening): QueuePlace =>
  place.available ? place : { ...place, ...opening };

function nextOpening({ faq, clock }: PlaceServices, team: string | undefined): DeskOpening {
  const hours = hoursOfTeam(faq.engine.queue.teams, team, faq.engine.hours);
  const opens = hours && opensAt(hours, clock.now());
  if (opens === undefined) return {};
  return { opensAt: new Date(opens).toISOString(), timeZone: hours?.timeZone };
}
