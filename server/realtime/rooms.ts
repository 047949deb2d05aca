import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";

/** The only place where room names are spelled. */

/** All connections of a customer. */
export const customerRoom = (id: CustomerId) => `customer:${id}`;

/** All connections of an agent. */
export const agentRoom = (id: AgentId) => `agent:${id}`;

/** Connections of agents that have the conversation open. */
export const watchersRoom = (id: ConversationId) => `watchers:${id}`;

export const isWatchersRoom = (room: string) => room.startsWith("watchers:");
