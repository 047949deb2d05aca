import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
import { agentLocale } from "../present/agent.ts";
import { presentNote } from "../present/note.ts";
import type { Namespaces } from "./connections.ts";
import { endConnectionsOf } from "./end-connections.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";
import { sendAnnouncement } from "./send-announcement.ts";
import { isForAgents, sendForAgents, sendToDesk } from "./send-to-agents.ts";
import { alertFor, type TicketEvent } from "./ticket-alert.ts";
import type { ServerWire } from "./wire/wire.ts";

type Side = "customer" | "agents";
type InConversation = Extract<DomainEvent, { kind: "kept" | "passing" | "noted" }>;

/** Who gets which event; an event type that is missing here does not compile. */
const audiences: Record<ServerEvent["type"], readonly Side[]> = {
  "message.posted": ["customer", "agents"],
  "message.redacted": ["customer", "agents"],
  "conversation.changed": ["customer", "agents"],
  "survey.asked": ["customer", "agents"],
  "survey.answered": ["customer", "agents"],
  "check.answered": ["customer", "agents"],
  "queue.moved": ["customer", "agents"],
  "message.read": ["customer", "agents"],
  "priority.changed": ["customer", "agents"],
  "emergency.changed": ["customer", "agents"],
  "note.added": ["agents"],
  "note.redacted": ["agents"],
  "tags.changed": ["agents"],
  "colleague.seen": ["agents"],
  typing: [],
  "ticket.changed": ["customer", "agents"],
  // Sent apart: they belong to no conversation.
  "announcement.changed": [],
  "radar.changed": [],
  "memo.changed": [],
  "bulletin.changed": [],
  "improvement.changed": [],
  "idea.changed": [],
  "content.changed": [],
  "customer.erased": [],
  // From the desk updates: of these, every agent gets another one.
  "desk.staffed": [],
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
export function createAudience(
  namespaces: Namespaces,
  wire: ServerWire,
  services: Services,
): Audience {
  const { customers, agents } = namespaces;
  const toCustomers = wire.broadcastTo(customers);
  const toAgents = wire.broadcastTo(agents, agentIntervalMs);

  function eventOf(one: InConversation, locale: Locale) {
    if (one.kind === "passing") return one.event;
    if (one.kind === "noted") return noteEvent(one.note);
    return one.message && wire.messages.event(one.message, locale);
  }

  function sendToCustomer(one: InConversation) {
    const { customerId, locale } = one.conversation;
    const connections = connectionsIn(customers, one, [customerRoom(customerId)]);
    const event = connections.length > 0 ? eventOf(one, locale) : undefined;
    if (event) toCustomers.send(event, connections);
  }

  function sendToAgents(one: InConversation) {
    const connections = connectionsIn(agents, one, agentRooms(one));
    const event = connections.length > 0 ? eventOf(one, agentLocale) : undefined;
    if (event) toAgents.send(event, connections);
  }

  /** Which ticket it is; whoever shows it reads it again. */
  function sendTicket(ticket: TicketEvent) {
    const { number, customerId, state, isPublic } = ticket;
    const event = { type: "ticket.changed", number } as const;
    const rooms = isPublic ? [customerRoom(customerId)] : [];
    const theirs = rooms.flatMap((room) => [...(customers.adapter.rooms.get(room) ?? none)]);
    if (theirs.length > 0) toCustomers.send({ ...event, state }, theirs);
    sendToDesk(agents, (caller) => ({ ...event, alert: alertFor(ticket, caller) }));
  }

  function sendIdea({ id, customerId, isAnswered }: Extract<DomainEvent, { kind: "idea" }>) {
    const changed = { type: "idea.changed" } as const;
    if (isAnswered) customers.to(customerRoom(customerId)).emit("event", { ...changed, id });
    sendToDesk(agents, () => changed);
  }

  return {
    send(published) {
      for (const one of published) {
        if (isForNobody(one)) continue;
        if (one.kind === "account") {
          endConnectionsOf(agents, agentRoom(one.agentId));
          continue;
        }
        if (one.kind === "signed-in") {
          endConnectionsOf(customers, customerRoom(one.before));
          continue;
        }
        if (one.kind === "erased") {
          endConnectionsOf(customers, customerRoom(one.customerId));
          sendToDesk(agents, () => ({ type: "customer.erased", customerId: one.customerId }));
          continue;
        }
        if (isForAgents(one)) {
          sendForAgents(one, agents);
          continue;
        }
        if (one.kind === "idea") {
          sendIdea(one);
          continue;
        }
        if (one.kind === "ticket") {
          sendTicket(one);
          continue;
        }
        if (one.kind === "announcement") {
          sendAnnouncement(one, { services, namespaces, toCustomers });
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

/** Agents get their desk from the desk updates; the others are for no screen. */
const forNobody = ["desk", "audited", "settings", "turns", "survey", "report"] as const;

const isForNobody = (
  one: DomainEvent,
): one is Extract<DomainEvent, { kind: (typeof forNobody)[number] }> =>
  forNobody.some((kind) => kind === one.kind);

const noteEvent = (record: Parameters<typeof presentNote>[0]): ServerEvent => ({
  type: "note.added",
  conversationId: record.conversationId,
  note: presentNote(record),
});

/** Typing is for the other side only. */
function sidesOf(one: InConversation): readonly Side[] {
  if (one.kind === "kept") return audiences[one.type];
  if (one.kind === "noted") return audiences["note.added"];
  if (one.event.type !== "typing") return audiences[one.event.type];
  return one.event.by === "customer" ? ["agents"] : ["customer"];
}

function agentRooms({ conversation: { id, agentId, status } }: InConversation): readonly string[] {
  const watchers = watchersRoom(id);
  return status === "assigned" && agentId ? [agentRoom(agentId), watchers] : [watchers];
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
