import type { AgentCalls } from "../../protocol/sockets.ts";
import type { Connection } from "../../ui/connection.ts";

/** Calls the server over the connection of the signed-in agent. */
export type AgentCall = Connection<AgentCalls>["call"];
