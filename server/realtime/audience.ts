import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { Published } from "../actions/services.ts";
import { agentLocale } from "../present/agent.ts";
import type { AgentNamespace, CustomerNamespace } from "./connections.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";
import type { MessageSerialiser } from "./wire/message-serialiser.ts";
import { inBursts } from "./wire/throttle.ts";
import { packetOf, writePackets } from "./wire/write-packets.ts";

type Side = "customer" | "agents";
type OfConversation = Exclude<Published, { kind: "desk" }>;

/** Who hears of what; an event type that is missing here does not compile. */
const audiences: Record<ServerEvent["type"], readonly Side[]> = {
  "message.posted": ["customer", "agents"],
  "message.redacted": ["customer", "agents"],
  "conversation.changed": ["customer", "agents"],
  "survey.asked": ["customer", "agents"],
  "survey.answered": ["customer", "agents"],
  "queue.moved": ["customer", "agents"],
  "message.read": ["customer", "agents"],
  "priority.changed": ["customer", "agents"],
  typing: [],
  "announcement.changed": ["customer"],
  "ticket.changed": ["customer", "agents"],
  // The desk news tells each agent their own.
  "desk.changed": [],
};

/**
 * An agent who holds twenty busy conversations is written to this often, in milliseconds, with all that was said: in a
 * rush, a write for every message costs the server as much as the customers do.
 */
const agentsHearEveryMs = 25;

export interface Audience {
  tell(happened: readonly Published[]): void;
  stop(): void;
}

/** Tells the connections of this node what has happened in conversations. */
export function createAudience(
  { customers, agents }: { readonly customers: CustomerNamespace; readonly agents: AgentNamespace },
  messages: MessageSerialiser,
): Audience {
  const toAgents = createDelivery(agents, messages);
  const toCustomers = createDelivery(customers, messages);
  const forAgents = inBursts<OfConversation>(agentsHearEveryMs, (all) => {
    for (const one of all) toAgents.add(one, agentRooms(one), agentLocale);
    toAgents.deliver();
  });

  function tellCustomer(one: OfConversation) {
    const { customerId, locale } = one.conversation;
    toCustomers.add(one, [customerRoom(customerId)], locale);
    toCustomers.deliver();
  }

  return {
    tell(happened) {
      for (const one of happened) {
        if (one.kind === "desk") continue;
        const sides = sidesOf(one);
        if (sides.includes("customer")) tellCustomer(one);
        if (sides.includes("agents")) forAgents.add(one);
      }
    },
    stop: forAgents.stop,
  };
}

/** Typing is for the other side only. */
function sidesOf(one: OfConversation): readonly Side[] {
  if (one.kind === "kept") return audiences[one.message.event.type];
  if (one.event.type !== "typing") return audiences[one.event.type];
  return one.event.by === "customer" ? ["agents"] : ["customer"];
}

function agentRooms({ conversation: { id, agentId, status } }: OfConversation): readonly string[] {
  const watchers = watchersRoom(id);
  return status === "assigned" && agentId ? [agentRoom(agentId), watchers] : [watchers];
}

interface Delivery {
  /** In the words of the readers' locale. News that nobody hears is not worded. */
  add(one: OfConversation, rooms: readonly string[], locale: Locale): void;
  /** What was added since the last time: each connection gets its own in one write. */
  deliver(): void;
}

function createDelivery(
  namespace: CustomerNamespace | AgentNamespace,
  messages: MessageSerialiser,
): Delivery {
  const due = new Map<string, string[]>();

  function addFor(connection: string, packet: string) {
    const packets = due.get(connection);
    if (packets) packets.push(packet);
    else due.set(connection, [packet]);
  }

  return {
    add(one, rooms, locale) {
      const connections = connectionsIn(namespace, one, rooms);
      if (connections.length === 0) return;
      const event = one.kind === "kept" ? messages.told(one.message, locale) : one.event;
      const packet = packetOf(event, namespace.name);
      for (const connection of connections) addFor(connection, packet);
    },
    deliver() {
      for (const [connection, packets] of due) {
        const socket = namespace.sockets.get(connection);
        if (socket) writePackets(socket.conn, packets);
      }
      due.clear();
    },
  };
}

/** All but the one that has it from its acknowledgement. */
function connectionsIn(
  { adapter }: CustomerNamespace | AgentNamespace,
  one: OfConversation,
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
