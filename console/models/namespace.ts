import type { AgentPayloads } from "../../protocol/schemas.ts";
import type { AgentSession, AgentValues } from "../../protocol/sockets.ts";
import type { Connection } from "../../ui/connection.ts";

export interface AgentNamespace {
  readonly payloads: AgentPayloads;
  readonly values: AgentValues;
  readonly session: AgentSession;
}

export type AgentConnection = Connection<AgentNamespace>;
export type Call = AgentConnection["call"];
