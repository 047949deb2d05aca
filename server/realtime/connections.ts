import type { Namespace, Server } from "socket.io";
import type { AgentId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { AgentSession, CustomerSession } from "../../protocol/sockets.ts";
import type { CustomerRecord } from "../domain/records.ts";

/** Who sits at a customer's connection. */
export interface CustomerSeat {
  readonly customer: CustomerRecord;
  readonly connection: string;
  readonly token?: string | undefined;
  /** Until when the identity holds; epoch milliseconds. */
  readonly expiresAt?: number | undefined;
}

/** Who sits at an agent's connection. */
export interface AgentSeat {
  readonly agentId: AgentId;
  readonly connection: string;
  readonly token: string;
}

type Nothing = Record<never, never>;
type Received = Record<string, (...sent: unknown[]) => void>;
interface Sent<Session> {
  session: (session: Session) => void;
  event: (event: ServerEvent) => void;
}

export type CustomerNamespace = Namespace<
  Received,
  Sent<CustomerSession>,
  Nothing,
  { seat: CustomerSeat }
>;
export type AgentNamespace = Namespace<Received, Sent<AgentSession>, Nothing, { seat: AgentSeat }>;

export const customersOf = (io: Server): CustomerNamespace => io.of("/customer") as never;
export const agentsOf = (io: Server): AgentNamespace => io.of("/agent") as never;
