import type { AgentId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";

/** Which agents are connected: to this node, counted, and to others, as they say. */
export interface AgentConnections {
  /** True where it is the first connection here. */
  connected(id: AgentId): boolean;
  /** True where it was the last connection here. */
  disconnected(id: AgentId): boolean;
  /** Who is connected to other nodes. */
  setElsewhere(ids: ReadonlySet<AgentId>): void;
  here(): readonly AgentId[];
  goneSince(id: AgentId): number | undefined;
}

export function createAgentConnections(clock: Pick<Clock, "elapsed">): AgentConnections {
  const counts = new Map<AgentId, number>();
  const goneSince = new Map<AgentId, number>();
  let elsewhere: ReadonlySet<AgentId> = new Set();
  // An agent who had customers before the restart gets the same grace as one who loses the connection now.
  const startedAt = clock.elapsed();

  function noteGone(id: AgentId) {
    if (!counts.has(id) && !elsewhere.has(id)) goneSince.set(id, clock.elapsed());
  }

  return {
    connected(id) {
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      goneSince.delete(id);
      return count === 1;
    },
    disconnected(id) {
      const left = (counts.get(id) ?? 1) - 1;
      if (left > 0) {
        counts.set(id, left);
        return false;
      }
      counts.delete(id);
      noteGone(id);
      return true;
    },
    setElsewhere(ids) {
      const before = elsewhere;
      elsewhere = ids;
      for (const id of ids) goneSince.delete(id);
      for (const id of before) if (!ids.has(id)) noteGone(id);
    },
    here: () => [...counts.keys()],
    goneSince: (id) =>
      counts.has(id) || elsewhere.has(id) ? undefined : (goneSince.get(id) ?? startedAt),
  };
}
