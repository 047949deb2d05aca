import type { AgentId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { Cluster, Published } from "../ports/cluster.ts";

/** One node: everything stays in the process. */
export function createLocalCluster(clock: Clock): Cluster {
  const listeners: ((happened: readonly Published[]) => void)[] = [];
  const connections = new Map<AgentId, number>();
  const goneSince = new Map<AgentId, number>();
  // An agent who held customers before the restart gets the same grace as one who lost the line now.
  const startedAt = clock.now();
  let waiting: Published[] = [];

  function tell() {
    const happened = waiting;
    waiting = [];
    for (const listener of listeners) listener(happened);
  }

  return {
    publish(happened) {
      // The tick comes after all promises of this turn: acknowledgements go out before what follows from them.
      if (waiting.length === 0) process.nextTick(tell);
      waiting.push(...happened);
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
      goneSince.set(id, clock.now());
    },
    agentGoneSince: (id) => (connections.has(id) ? undefined : (goneSince.get(id) ?? startedAt)),
    async close() {
      listeners.length = 0;
    },
  };
}
