import type { CustomerId, Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { DomainEvent } from "../actions/services.ts";
import { maySeeDesk } from "../domain/permissions.ts";
import { agentLocale } from "../present/agent.ts";
import type { Namespaces } from "./connections.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";
import type { ServerWire } from "./wire/wire.ts";

type Side = "customer" | "agents";
type InConversation = Extract<DomainEvent, { kind: "kept" | "passing" }>;

/** Who gets which event; an event type that is missing here does not compile. */
const audiences: Record<ServerEvent["type"], readonly Side[]> = {
  "message.posted": ["customer", "agents"],
  "message.redacted": ["customer", "agents"],
  "conversation.changed": ["customer", "agents"],
  "survey.asked": ["customer", "agents"],
  "survey.answered": ["customer", "agents"],
  "queue.moved": ["customer", "agents"],
  "message.read": ["customer", "agents"],
  "priority.changed": ["customer", "agents"],
  "note.added": ["agents"],
  "tags.changed": ["agents"],
  typing: [],
  "announcement.changed": ["customer"],
  "ticket.changed": ["customer", "agents"],
  // Sent apart: it belongs to no conversation.
  "customer.erased": [],
  // Every agent gets another one, from the desk updates.
  "desk.changed": [],
};

/**
 * An agent who holds twenty busy conversations gets their events together, at this interval in milliseconds: in a rush,
 * a write for every message costs the server as much as the customers do.
 */
const agentIntervalMs = 25;

export interface Audience {
  send(published: readonly DomainEvent[]): void;
  stop(): void;
}

/** Sends what has happened in conversations to the connections of this node. */
export function createAudience({ customers, agents }: Namespaces, wire: ServerWire): Audience {
  const toCustomers = wire.broadcastTo(customers);
  const toAgents = wire.broadcastTo(agents, agentIntervalMs);

  const eventOf = (one: InConversation, locale: Locale) =>
    one.kind === "kept" ? wire.messages.event(one.message, locale) : one.event;

  function sendToCustomer(one: InConversation) {
    const { customerId, locale } = one.conversation;
    const connections = connectionsIn(customers, one, [customerRoom(customerId)]);
    if (connections.length > 0) toCustomers.send(eventOf(one, locale), connections);
  }

  function sendToAgents(one: InConversation) {
    const connections = connectionsIn(agents, one, agentRooms(one));
    if (connections.length > 0) toAgents.send(eventOf(one, agentLocale), connections);
  }

  /** Which ticket it is; whoever shows it reads it again. */
  function sendTicket({ number, customerId, isPublic }: Extract<DomainEvent, { kind: "ticket" }>) {
    const event = { type: "ticket.changed", number } as const;
    const rooms = isPublic ? [customerRoom(customerId)] : [];
    const theirs = rooms.flatMap((room) => [...(customers.adapter.rooms.get(room) ?? none)]);
    if (theirs.length > 0) toCustomers.send(event, theirs);
    sendToDesk(agents, event);
  }

  return {
    send(published) {
      for (const one of published) {
        if (one.kind === "desk" || one.kind === "audited") continue;
        if (one.kind === "signed-in") {
          endConnectionsOf(customers, one.before);
          continue;
        }
        if (one.kind === "erased") {
          endConnectionsOf(customers, one.customerId);
          sendToDesk(agents, { type: "customer.erased", customerId: one.customerId });
          continue;
        }
        if (one.kind === "ticket") {
          sendTicket(one);
          continue;
        }
        const sides = sidesOf(one);
        if (sides.includes("customer")) sendToCustomer(one);
        if (sides.includes("agents")) sendToAgents(one);
      }
    },
    stop() {
      toCustomers.stop();
      toAgents.stop();
    },
  };
}

/** Typing is for the other side only. */
function sidesOf(one: InConversation): readonly Side[] {
  if (one.kind === "kept") return audiences[one.message.event.type];
  if (one.event.type !== "typing") return audiences[one.event.type];
  return one.event.by === "customer" ? ["agents"] : ["customer"];
}

function agentRooms({ conversation: { id, agentId, status } }: InConversation): readonly string[] {
  const watchers = watchersRoom(id);
  return status === "assigned" && agentId ? [agentRoom(agentId), watchers] : [watchers];
}

/** Whoever still is the customer of before comes back as the one who has signed in. */
function endConnectionsOf({ adapter, sockets }: Namespaces["customers"], id: CustomerId) {
  for (const connection of [...(adapter.rooms.get(customerRoom(id)) ?? none)])
    sockets.get(connection)?.conn.close();
}

/** Whoever may have the customer on their screen. */
function sendToDesk({ sockets }: Namespaces["agents"], event: ServerEvent) {
  for (const socket of sockets.values()) {
    const { agentId: id, role } = socket.data.caller;
    if (maySeeDesk({ id, role, disabled: false })) socket.emit("event", event);
  }
}

/** All but the connection that got the message as its acknowledgement. */
function connectionsIn(
  { adapter }: Namespaces["customers"] | Namespaces["agents"],
  one: InConversation,
  rooms: readonly string[],
): readonly string[] {
  const origin = one.kind === "kept" ? one.origin : undefined;
  let connections = none;
  for (const room of rooms) {
    for (const connection of adapter.rooms.get(room) ?? none) {
      if (connection === origin || connections.includes(connection)) continue;
      connections = [...connections, connection];
    }
  }
  return connections;
}

const none: readonly string[] = [];
