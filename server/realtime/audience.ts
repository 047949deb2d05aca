import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { Published } from "../actions/outside.ts";
import { agentLocale } from "../present/for-agent.ts";
import { presentKept } from "../present/message.ts";
import type { AgentNamespace, CustomerNamespace } from "./connections.ts";
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

/** Tells the connections of this node what has happened in conversations. */
export function createAudience(customers: CustomerNamespace, agents: AgentNamespace) {
  return (happened: readonly Published[]): void => {
    for (const one of happened) {
      if (one.kind === "desk") continue;
      const sides = sidesOf(one);
      if (sides.includes("customer")) tellCustomer(customers, one);
      if (sides.includes("agents")) tellAgents(agents, one);
    }
  };
}

/** Typing is for the other side only. */
function sidesOf(one: OfConversation): readonly Side[] {
  if (one.kind === "kept") return audiences[one.message.happening.type];
  if (one.event.type !== "typing") return audiences[one.event.type];
  return one.event.by === "customer" ? ["agents"] : ["customer"];
}

function tellCustomer(customers: CustomerNamespace, one: OfConversation) {
  const room = customerRoom(one.conversation.customerId);
  // Nearly always the sender alone, or a customer who has left: nothing is worded for nobody.
  const connections = customers.adapter.rooms.get(room);
  if (!connections || hasOnly(connections, one)) return;
  emit(customers.local.to(room), one, one.conversation.locale);
}

const hasOnly = (connections: ReadonlySet<string>, one: OfConversation) =>
  one.kind === "kept" &&
  one.origin !== undefined &&
  connections.size === 1 &&
  connections.has(one.origin);

function tellAgents(agents: AgentNamespace, one: OfConversation) {
  const { id, agentId, status } = one.conversation;
  const holder = status === "assigned" && agentId ? [agentRoom(agentId)] : [];
  const rooms = [...holder, watchersRoom(id)].filter((room) => agents.adapter.rooms.has(room));
  if (rooms.length === 0) return;
  emit(agents.local.to(rooms), one, agentLocale);
}

interface Recipients {
  readonly volatile: Recipients;
  except(connection: string): Recipients;
  emit(name: "event", event: ServerEvent): unknown;
}

function emit(recipients: Recipients, one: OfConversation, locale: Locale) {
  if (one.kind === "passing") {
    const { event } = one;
    (event.type === "typing" ? recipients.volatile : recipients).emit("event", event);
    return;
  }
  const told = one.origin === undefined ? recipients : recipients.except(one.origin);
  told.emit("event", presentKept(one.message, locale));
}
