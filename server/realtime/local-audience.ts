import type { AgentId, CustomerId } from "../../protocol/conversation.ts";
import type { LocalAudience } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";
import { agentRoom, customerRoom, watchedRooms, watchersRoom } from "./rooms.ts";

/** Who is connected to this node. */
export function createLocalAudience({ customers, agents }: Namespaces): LocalAudience {
  const agentSockets = () => [...agents.sockets.values()];
  return {
    hears: ({ id, customerId, agentId }) =>
      customers.adapter.rooms.has(customerRoom(customerId)) ||
      agents.adapter.rooms.has(watchersRoom(id)) ||
      (agentId !== undefined && agents.adapter.rooms.has(agentRoom(agentId))),
    customers: () =>
      distinct<CustomerId>(
        [...customers.sockets.values()].map(({ data }) => data.caller.customer.id),
      ),
    agents: () => distinct<AgentId>(agentSockets().map(({ data }) => data.caller.agentId)),
    opened: () =>
      distinct(agentSockets().flatMap(({ rooms, data }) => watchedRooms(rooms, data.caller))),
  };
}

const distinct = <Id>(ids: readonly Id[]): readonly Id[] => [...new Set(ids)];
