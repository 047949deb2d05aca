import type { ConversationId, QueuePlace } from "../../protocol/conversation.ts";
import { frontLength, hasMoved } from "../domain/queue.ts";
import type { InLine } from "../ports/store.ts";
import { createPlaces } from "./places.ts";
import type { DomainEvent, Services } from "./services.ts";

export interface MovedPlace extends InLine {
  readonly place: QueuePlace;
}

export interface MovedPlaces {
  /** Who has come into the queue is given a place with the next `front`, even the same one as an hour ago. */
  note(events: readonly DomainEvent[]): void;
  /** At the front each step counts; those who have just come are with them. */
  front(): Promise<readonly MovedPlace[]>;
  /** The others, where it matters to them, some at a time. */
  rest(): AsyncGenerator<readonly MovedPlace[]>;
}

/** So many are looked at in one turn of the event loop. */
const atOnce = 500;

/**
 * Finds the places that have moved since they were given out last, of those whom somebody watches here. One who leaves then costs
 * the same with 10,000 waiting as with 10.
 */
export function createMovedPlaces(
  services: Services,
  isWatched: (one: InLine) => boolean,
): MovedPlaces {
  const { waitingLine: line } = services;
  const given = new Map<ConversationId, QueuePlace>();
  const arrived = new Map<ConversationId, InLine>();

  function movedOf(one: InLine, place: QueuePlace): readonly MovedPlace[] {
    if (!isWatched(one) || !hasMoved(given.get(one.id), place)) return [];
    given.set(one.id, place);
    return [{ ...one, place }];
  }

  function takeArrived(): readonly InLine[] {
    const taken = [...arrived.values()].filter(({ id }) => line.has(id));
    arrived.clear();
    for (const { id } of taken) given.delete(id);
    return taken;
  }

  return {
    note(events) {
      for (const one of events) {
        if (one.kind !== "kept" || one.type !== "conversation.changed") continue;
        const { conversation } = one;
        if (conversation.status === "queued") arrived.set(conversation.id, conversation);
      }
    },
    async front() {
      if (line.length === 0) return [];
      const placeOf = await createPlaces(services);
      const fresh = takeArrived();
      const moved = line.slice(0, frontLength).flatMap((one) => movedOf(one, placeOf(one)));
      return [...moved, ...fresh.flatMap((one) => movedOf(one, placeOf(one)))];
    },
    async *rest() {
      if (line.length <= frontLength && given.size <= frontLength) return;
      const placeOf = await createPlaces(services);
      for (let start = frontLength; start < line.length; start += atOnce) {
        const page = line.slice(start, start + atOnce);
        yield page.flatMap((one) => movedOf(one, placeOf(one)));
      }
      for (const id of given.keys()) if (!line.has(id)) given.delete(id);
    },
  };
}
