import type { Namespace, Server, Socket } from "socket.io";
import type { AgentId, Locale } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { AgentCalls, CustomerCalls, ToAgent, ToCustomer } from "../../protocol/sockets.ts";
import type { IdentifiedCustomer } from "../actions/customers.ts";
import { type EndableConnection, type EndReason, endConnection } from "./end-connection.ts";
import type { Realtime } from "./realtime.ts";

/** The customer who calls over a connection, as the handshake has shown. */
export interface CustomerCaller extends IdentifiedCustomer {
  readonly connectionId: string;
  readonly address: string;
}

/** The agent who calls over a connection. */
export interface AgentCaller {
  readonly agentId: AgentId;
  /** At the handshake; a change of it ends the connection. */
  readonly role: AgentRole;
  /** What the server names, it names in this language. The console has its texts itself. */
  readonly locale: Locale;
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

/** A connection as `answerAll` needs it. One that is ended leaves a line in the log that names no person. */
export const answerable = (
  socket: Pick<Socket, "onAny" | "id" | "connected"> & { readonly conn: EndableConnection },
  { log }: Pick<Realtime, "log">,
) => ({
  id: socket.id,
  isOpen: () => socket.connected,
  onAny: (listener: (name: string, ...sent: unknown[]) => void) => socket.onAny(listener),
  end(reason: EndReason) {
    log.warn({ connection: socket.id, reason }, "connection ended");
    endConnection(socket.conn, reason);
  },
});
