import { createMovedPlaces, type MovedPlace } from "../actions/moved-places.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
import type { ReportBug } from "../edge/refused.ts";
import type { Namespaces } from "./connections.ts";
import { customerRoom, watchersRoom } from "./rooms.ts";

export interface PlaceUpdates {
  note(events: readonly DomainEvent[]): void;
  /** Sends the front at once; the others follow, at most every ten seconds. */
  send(): Promise<void>;
  stop(): void;
}

const restMs = 10_000;

/** Sends waiting customers, and agents who watch them, their places in the queue as they move. */
export function createPlaceUpdates(
  services: Services,
  { customers, agents }: Namespaces,
  report: ReportBug,
): PlaceUpdates {
  const places = createMovedPlaces(
    services,
    ({ id, customerId }) =>
      customers.adapter.rooms.has(customerRoom(customerId)) ||
      agents.adapter.rooms.has(watchersRoom(id)),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;

  function emit({ id: conversationId, customerId, place }: MovedPlace) {
    const event = { type: "queue.moved", conversationId, ...place } as const;
    customers.local.to(customerRoom(customerId)).emit("event", event);
    agents.local.to(watchersRoom(conversationId)).emit("event", event);
  }

  async function sendRest() {
    for await (const some of places.rest()) {
      some.forEach(emit);
      await new Promise(setImmediate);
    }
  }

  function requestRest() {
    isDue = timer !== undefined;
    if (isDue) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) requestRest();
    }, restMs).unref();
    sendRest().catch((error) => report(error, "places behind the front"));
  }

  return {
    note: places.note,
    async send() {
      (await places.front()).forEach(emit);
      requestRest();
    },
    stop: () => clearTimeout(timer),
  };
}
