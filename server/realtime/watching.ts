import type { ConversationId } from "../../protocol/conversation.ts";
import type { AgentCaller, AgentNamespace } from "./connections.ts";
import { watchedRooms, watchersRoom } from "./rooms.ts";

/** The events of so many conversations reach a connection, beside those that its agent holds. */
const watchedLimit = 50;

/**
 * Reads a conversation and sends the connection its events from then on. They start before the read, so that none is
 * missed in between, and end when the read is refused.
 */
export async function watching<T>(
  namespace: AgentNamespace,
  caller: AgentCaller,
  { id, read }: { readonly id: ConversationId; readonly read: () => Promise<T> },
): Promise<T> {
  const socket = namespace.sockets.get(caller.connectionId);
  const room = watchersRoom(id);
  await socket?.join(room);
  const watched = watchedRooms(socket?.rooms ?? [], caller);
  try {
    const conversation = await read();
    const [oldest] = watched;
    if (oldest && watched.length > watchedLimit) await socket?.leave(oldest);
    return conversation;
  } catch (error) {
    await socket?.leave(room);
    throw error;
  }
}
