import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { Published } from "../actions/outside.ts";
import { agentLocale } from "../present/for-agent.ts";
import { presentKept } from "../present/message.ts";
import type { AgentNamespace, CustomerNamespace } from "./connections.ts";
import { inBursts } from "./in-bursts.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";

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
  const forAgents = inBursts<OfConversation>(agentsHearEveryMs, (all) => {
    for (const one of all) tellAgents(agents, one);
  });
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
  tell(customers, [customerRoom(customerId)], { one, locale });
}

function tellAgents(agents: AgentNamespace, one: OfConversation) {
  const { id, agentId, status } = one.conversation;
  const watchers = watchersRoom(id);
  const rooms = status === "assigned" && agentId ? [agentRoom(agentId), watchers] : [watchers];
  tell(agents, rooms, { one, locale: agentLocale });
}

interface News {
  readonly one: OfConversation;
  /** The readers'. */
  readonly locale: Locale;
}

/** Nearly always one connection hears of it, or none: a broadcast would cost twice as much, and none words nothing. */
function tell(namespace: CustomerNamespace | AgentNamespace, rooms: string[], news: News) {
  const connections = connectionsIn(namespace, rooms, news.one);
  const [only] = connections;
  if (only === undefined) return;
  const event =
    news.one.kind === "kept" ? presentKept(news.one.message, news.locale) : news.one.event;
  if (connections.length === 1) namespace.sockets.get(only)?.emit("event", event);
  else namespace.local.to([...connections]).emit("event", event);
}

/** All but the one that has it from its acknowledgement. */
function connectionsIn(
  { adapter }: CustomerNamespace | AgentNamespace,
  rooms: readonly string[],
  one: OfConversation,
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
