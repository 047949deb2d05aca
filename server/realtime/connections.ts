import type { Namespace, Server } from "socket.io";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentCalls, CustomerCalls, ToAgent, ToCustomer } from "../../protocol/sockets.ts";
import type { CustomerRecord } from "../domain/records.ts";

/** Who sits at a customer's connection. */
export interface CustomerCaller {
  readonly customer: CustomerRecord;
  readonly connection: string;
  readonly token?: string | undefined;
  /** Until when the identity holds; epoch milliseconds. */
  readonly expiresAt?: number | undefined;
}

/** Who sits at an agent's connection. */
export interface AgentCaller {
  readonly agentId: AgentId;
  readonly connection: string;
  readonly token: string;
}

type Nothing = Record<never, never>;

export type CustomerNamespace = Namespace<
  CustomerCalls,
  ToCustomer,
  Nothing,
  { caller: CustomerCaller }
>;
export type AgentNamespace = Namespace<AgentCalls, ToAgent, Nothing, { caller: AgentCaller }>;

export const customersOf = (io: Server): CustomerNamespace => io.of("/customer") as never;
export const agentsOf = (io: Server): AgentNamespace => io.of("/agent") as never;
