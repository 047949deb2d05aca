import type { QueuePlace } from "../../protocol/conversation.ts";
import { isOnDuty } from "../domain/agent.ts";
import { inOrder, placeAt, placeOf, type Staffing } from "../domain/queue.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { opensAt } from "../domain/service-hours.ts";
import type { Reads } from "../ports/store.ts";
import type { Services } from "./services.ts";

/** The estimate rests on the last so many waits. */
const recentWaits = 20;

async function staffing(reads: Reads): Promise<Staffing> {
  const agents = await reads.agents();
  return {
    agentsAvailable: agents.filter(isOnDuty).length,
    recentWaits: await reads.recentWaits(recentWaits),
  };
}

/** The place in the queue; undefined for a conversation that is not waiting. */
export async function placeIn(
  reads: Reads,
  conversation: ConversationRecord,
): Promise<QueuePlace | undefined> {
  if (conversation.status !== "queued") return undefined;
  return placeOf(await reads.queue(), conversation.id, await staffing(reads));
}

/** The places of all who wait, the next in turn first. */
export async function allPlaces(services: Services) {
  const { store } = services;
  const queue = inOrder(await store.queue());
  if (queue.length === 0) return [];
  const staff = await staffing(store);
  const opening = openingOf(services);
  return queue.map((conversation, index) => ({
    conversation,
    place: withOpening(placeAt(index, staff), opening),
  }));
}

/** The place with the time at which the desk opens, where nobody is on duty. */
export async function placeOfWaiting(
  services: Services,
  conversation: ConversationRecord,
): Promise<QueuePlace | undefined> {
  const place = await placeIn(services.store, conversation);
  return place && withOpening(place, openingOf(services));
}

type DeskOpening = Pick<QueuePlace, "opensAt" | "timeZone">;

const withOpening = (place: QueuePlace, opening: DeskOpening): QueuePlace =>
  place.available ? place : { ...place, ...opening };

function openingOf({ faq, clock }: Services): DeskOpening {
  const { hours } = faq.engine;
  const opens = hours && opensAt(hours, clock.now());
  if (opens === undefined) return {};
  return { opensAt: new Date(opens).toISOString(), timeZone: hours?.timeZone };
}
