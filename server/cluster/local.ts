import type { Clock } from "../ports/clock.ts";
import type { Cluster } from "../ports/cluster.ts";
import { createAgentConnections } from "./agent-connections.ts";
import { createListeners } from "./listeners.ts";

/** One node: everything stays in the process. */
export function createLocalCluster(clock: Pick<Clock, "elapsed">): Cluster {
  const { publish, subscribe, subscribeHere, clear } = createListeners();
  const agents = createAgentConnections(clock);
  return {
    publish,
    subscribe,
    subscribeHere,
    serve: () => undefined,
    isLeader: () => true,
    agentConnected: (id) => void agents.connected(id),
    agentDisconnected: (id) => void agents.disconnected(id),
    agentGoneSince: agents.goneSince,
    async close() {
      clear();
    },
  };
}
