import type { AgentCalls } from "../../protocol/sockets.ts";
import type { Connection } from "../../ui/connection.ts";

export type Call = Connection<AgentCalls>["call"];
