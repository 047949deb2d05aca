import type { Namespace, Server } from "socket.io";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentCalls, CustomerCalls, ToAgent, ToCustomer } from "../../protocol/sockets.ts";
import type { IdentifiedCustomer } from "../actions/customers.ts";

/** The customer who calls over a connection, as the handshake has shown. */
export interface CustomerCaller extends IdentifiedCustomer {
  readonly connectionId: string;
}

/** The agent who calls over a connection. */
export interface AgentCaller {
  readonly agentId: AgentId;
  readonly connectionId: string;
  readonly token: string;
}

type NoEvents = Record<never, never>;

export type CustomerNamespace = Namespace<
  CustomerCalls,
  ToCustomer,
  NoEvents,
  { caller: CustomerCaller }
>;
export type AgentNamespace = Namespace<AgentCalls, ToAgent, NoEvents, { caller: AgentCaller }>;

export interface Namespaces {
  readonly customers: CustomerNamespace;
  readonly agents: AgentNamespace;
}

export const namespacesOf = (io: Server): Namespaces => ({
  customers: io.of("/customer") as never,
  agents: io.of("/agent") as never,
});
