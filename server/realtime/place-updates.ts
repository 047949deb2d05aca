import type { ConversationId } from "../../protocol/conversation.ts";
import { allPlaces } from "../actions/places.ts";
import type { Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";
import { customerRoom, watchersRoom } from "./rooms.ts";

export interface PlaceUpdates {
  send(): Promise<void>;
}

/** Sends waiting customers, and agents who watch them, a place in the queue that has changed since the last time. */
export function createPlaceUpdates(
  services: Services,
  { customers, agents }: Namespaces,
): PlaceUpdates {
  const sent = new Map<ConversationId, string>();
  return {
    async send() {
      const places = await allPlaces(services);
      const waiting = new Set(places.map(({ conversation }) => conversation.id));
      for (const id of sent.keys()) if (!waiting.has(id)) sent.delete(id);
      for (const { conversation, place } of places) {
        const { id: conversationId, customerId, waitingSince, lastSeq } = conversation;
        // With lastSeq: who left the queue and came back gets even the same place again.
        const version = JSON.stringify([place, waitingSince, lastSeq]);
        if (sent.get(conversationId) === version) continue;
        sent.set(conversationId, version);
        const event = { type: "queue.moved", conversationId, ...place } as const;
        customers.local.to(customerRoom(customerId)).emit("event", event);
        agents.local.to(watchersRoom(conversationId)).emit("event", event);
      }
    },
  };
}
