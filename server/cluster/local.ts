import type { AgentId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { Cluster, DomainEvent } from "../ports/cluster.ts";

/** One node: everything stays in the process. */
export function createLocalCluster(clock: Pick<Clock, "elapsed">): Cluster {
  const listeners: ((events: readonly DomainEvent[]) => void)[] = [];
  const connections = new Map<AgentId, number>();
  const goneSince = new Map<AgentId, number>();
  // An agent who had customers before the restart gets the same grace as one who loses the connection now.
  const startedAt = clock.elapsed();
  let waiting: DomainEvent[] = [];

  function deliver() {
    const events = waiting;
    waiting = [];
    for (const listener of listeners) listener(events);
  }

  return {
    publish(events) {
      // `nextTick` runs after all promises of this turn: acknowledgements are sent before the events.
      if (waiting.length === 0) process.nextTick(deliver);
      waiting.push(...events);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
    agentConnected(id) {
      connections.set(id, (connections.get(id) ?? 0) + 1);
      goneSince.delete(id);
    },
    agentDisconnected(id) {
      const left = (connections.get(id) ?? 1) - 1;
      if (left > 0) {
        connections.set(id, left);
        return;
      }
      connections.delete(id);
      goneSince.set(id, clock.elapsed());
    },
    agentGoneSince: (id) => (connections.has(id) ? undefined : (goneSince.get(id) ?? startedAt)),
    async close() {
      listeners.length = 0;
    },
  };
}
