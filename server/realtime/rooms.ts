import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";

/**
 * The only place where room names are spelled. They are the ids, which are UUIDs: a name that is put together for each
 * message would have to be hashed each time.
 */

/** All connections of a customer. */
export const customerRoom = (id: CustomerId): string => id;

/** All connections of an agent. */
export const agentRoom = (id: AgentId): string => id;

/** Connections of agents that have the conversation open. */
export const watchersRoom = (id: ConversationId): string => id;

/** The conversations that an agent's connection has open, in the order in which they were opened. */
export const watchedRooms = (
  rooms: Iterable<string>,
  { agentId, connectionId }: { readonly agentId: AgentId; readonly connectionId: string },
): readonly ConversationId[] =>
  [...rooms].filter(
    (room): room is ConversationId => room !== connectionId && room !== agentRoom(agentId),
  );
