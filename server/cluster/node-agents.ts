import type { AgentId } from "../../protocol/conversation.ts";
import type { Store } from "../ports/store.ts";
import type { AgentConnections } from "./agent-connections.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Which agents are connected to which node, as the store has it: whoever lives reads the same. */
export interface NodeAgents {
  /** Learns who is elsewhere, and tells the store what it lacks of this node. */
  read(): Promise<void>;
  /** An agent has come to this node, or left it. */
  changed(id: AgentId): void;
}

interface NodeAgentsOptions {
  readonly node: string;
  readonly store: Pick<Store, "transaction" | "agentConnections">;
  readonly agents: AgentConnections;
  /** Called when the store knows of the agent's change. */
  readonly onSaved: (id: AgentId) => void;
}

export function createNodeAgents({ node, store, agents, onSaved }: NodeAgentsOptions): NodeAgents {
  async function save(agentId: AgentId) {
    const isHere = agents.here().includes(agentId);
    await store.transaction((tx) =>
      isHere
        ? tx.insertAgentConnection({ agentId, node })
        : tx.deleteAgentConnection({ agentId, node }),
    );
    onSaved(agentId);
  }

  return {
    async read() {
      const all = await store.agentConnections();
      const ours = new Set(all.filter((one) => one.node === node).map(({ agentId }) => agentId));
      const others = all.filter((one) => one.node !== node).map(({ agentId }) => agentId);
      agents.setElsewhere(new Set(others));
      const here = new Set(agents.here());
      const differing = [...here, ...ours].filter((id) => here.has(id) !== ours.has(id));
      for (const id of differing) await save(id);
    },
    // One that fails is made up for by the next `read`.
    changed: oneAtATime(async (ids) => {
      for (const id of new Set(ids)) await save(id);
    }),
  };
}
