import type { Server } from "socket.io";
import { agentOf } from "../actions/agents.ts";
import type { Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";
import { createUnreadPackets } from "./unread-packets.ts";

/** A customer whose identity has run out gets so long to come back with a fresh one. */
const expiryGraceMs = 60_000;
/** A client that leaves more packets unread is cut off. */
const unreadLimit = 500;

/** Closes the connections of those whose sign-in is over, and of those who do not read. */
export function createSweep(
  io: Server,
  { customers, agents }: Namespaces,
  services: Services,
): () => Promise<void> {
  const unread = createUnreadPackets();
  io.engine.on("connection", unread.watch);
  const readsNothing = (connection: object) => unread.count(connection) > unreadLimit;

  return async () => {
    const now = services.clock.now();
    for (const { conn, data } of customers.sockets.values()) {
      const { expiresAt } = data.caller;
      const isExpired = expiresAt !== undefined && expiresAt + expiryGraceMs < now;
      if (isExpired || readsNothing(conn)) conn.close();
    }
    for (const { conn, data } of [...agents.sockets.values()]) {
      const agent = await agentOf(services, data.caller.token);
      if (!agent || readsNothing(conn)) conn.close();
    }
  };
}
