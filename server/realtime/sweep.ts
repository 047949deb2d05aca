import { agentOf } from "../actions/agents.ts";
import type { Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";
import { endConnection } from "./end-connection.ts";

/** A customer whose identity has run out gets so long to come back with a fresh one. */
const expiryGraceMs = 60_000;

/**
 * Closes the connections of those whose sign-in is over, or whose role is another one by now. In a new epoch all come
 * back for a new snapshot.
 */
export function createSweep(
  { customers, agents }: Namespaces,
  services: Services,
): () => Promise<void> {
  let { epoch } = services.store;
  return async () => {
    const now = services.clock.now();
    if (services.store.epoch !== epoch) {
      epoch = services.store.epoch;
      for (const { conn } of [...customers.sockets.values(), ...agents.sockets.values()]) {
        endConnection(conn, "restored");
      }
    }
    for (const { conn, data } of customers.sockets.values()) {
      const { expiresAt } = data.caller;
      if (expiresAt !== undefined && expiresAt + expiryGraceMs < now) conn.close();
    }
    for (const { conn, data } of [...agents.sockets.values()]) {
      const agent = await agentOf(services, data.caller.token);
      if (agent?.role !== data.caller.role) conn.close();
    }
  };
}
