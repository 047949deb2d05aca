import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";

/**
 * The only place where room names are spelled. Ids are UUIDs and name one thing in all the world, so that they serve as they
 * are: a name put together for a message would be hashed anew each time.
 */

/** All connections of a customer. */
export const customerRoom = (id: CustomerId): string => id;

/** All connections of an agent. */
export const agentRoom = (id: AgentId): string => id;

/** Connections of agents that have the conversation open. */
export const watchersRoom = (id: ConversationId): string => id;

/** The conversations that an agent's connection has open, the one opened first before the others. */
export const watchedRooms = (
  rooms: Iterable<string>,
  caller: { readonly agentId: AgentId; readonly connection: string },
): readonly string[] =>
  [...rooms].filter((room) => room !== caller.connection && room !== agentRoom(caller.agentId));
