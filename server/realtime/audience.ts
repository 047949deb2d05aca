import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { Published } from "../actions/outside.ts";
import { agentLocale } from "../present/for-agent.ts";
import { presentKept } from "../present/message.ts";
import type { AgentNamespace, CustomerNamespace } from "./connections.ts";
import { inBursts } from "./in-bursts.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";
import { packetOf, writeTogether } from "./write-together.ts";

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
const agentsHearEveryMs = 15;

export interface Audience {
  tell(happened: readonly Published[]): void;
  stop(): void;
}

/** Tells the connections of this node what has happened in conversations. */
export function createAudience(customers: CustomerNamespace, agents: AgentNamespace): Audience {
  const forAgents = inBursts<OfConversation>(agentsHearEveryMs, (all) =>
    deliver(
      agents,
      all.map((one) => ({ one, rooms: agentRooms(one), locale: agentLocale })),
    ),
  );
  return {
    tell(happened) {
      for (const one of happened) {
        if (one.kind === "desk") continue;
        const sides = sidesOf(one);
        if (sides.includes("customer")) tellCustomer(customers, one);
        if (sides.includes("agents")) forAgents.add(one);
      }
    },
    stop: forAgents.stop,
  };
}

/** Typing is for the other side only. */
function sidesOf(one: OfConversation): readonly Side[] {
  if (one.kind === "kept") return audiences[one.message.happening.type];
  if (one.event.type !== "typing") return audiences[one.event.type];
  return one.event.by === "customer" ? ["agents"] : ["customer"];
}

function tellCustomer(customers: CustomerNamespace, one: OfConversation) {
  const { customerId, locale } = one.conversation;
  deliver(customers, [{ one, rooms: [customerRoom(customerId)], locale }]);
}

function agentRooms({ conversation: { id, agentId, status } }: OfConversation): readonly string[] {
  const watchers = watchersRoom(id);
  return status === "assigned" && agentId ? [agentRoom(agentId), watchers] : [watchers];
}

interface News {
  readonly one: OfConversation;
  readonly rooms: readonly string[];
  /** The readers'. */
  readonly locale: Locale;
}

/** Each connection gets its news in one write. News that nobody hears is not worded. */
function deliver(namespace: CustomerNamespace | AgentNamespace, all: readonly News[]) {
  const packets = new Map<string, string[]>();
  for (const news of all) {
    const connections = connectionsIn(namespace, news);
    if (connections.length === 0) continue;
    const packet = packetOf(eventOf(news), namespace.name);
    for (const connection of connections) {
      const before = packets.get(connection);
      if (before) before.push(packet);
      else packets.set(connection, [packet]);
    }
  }
  for (const [connection, own] of packets) {
    const socket = namespace.sockets.get(connection);
    if (socket) writeTogether(socket.conn, own);
  }
}

const eventOf = ({ one, locale }: News): ServerEvent =>
  one.kind === "kept" ? presentKept(one.message, locale) : one.event;

/** All but the one that has it from its acknowledgement. */
function connectionsIn(
  { adapter }: CustomerNamespace | AgentNamespace,
  { one, rooms }: News,
): readonly string[] {
  const origin = one.kind === "kept" ? one.origin : undefined;
  const connections: string[] = [];
  for (const room of rooms) {
    for (const connection of adapter.rooms.get(room) ?? none) {
      if (connection !== origin && !connections.includes(connection)) connections.push(connection);
    }
  }
  return connections;
}

const none: readonly string[] = [];
