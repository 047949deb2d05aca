import type { CustomerId } from "../../protocol/conversation.ts";
import { agentOf } from "../actions/agents.ts";
import type { Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";
import { endConnection } from "./end-connection.ts";

/** A customer whose identity has run out gets so long to come back with a fresh one. */
const expiryGraceMs = 60_000;

const entriesAtOnce = 500;

/** A command, or another node, has erased a customer: the audit log says so, and who is connected here hears of it. */
function createErasureWatch({ store, cluster }: Services): () => Promise<void> {
  let seen: number | undefined;
  return async () => {
    seen ??= (await store.auditHead()).seq;
    for (const { seq, what, about } of await store.auditAfter(seen, entriesAtOnce)) {
      seen = seq;
      const [, id] = about?.split(":") ?? [];
      if (what !== "customer.erased" || id === undefined) continue;
      cluster.publish([{ kind: "erased", customerId: id as CustomerId }]);
    }
  };
}

/**
 * Closes the connections of those whose sign-in is over, or whose role is another one by now. In a new epoch all come
 * back for a new snapshot.
 */
export function createSweep(
  { customers, agents }: Namespaces,
  services: Services,
): () => Promise<void> {
  let { epoch } = services.store;
  const erasedElsewhere = createErasureWatch(services);
  return async () => {
    await erasedElsewhere();
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
