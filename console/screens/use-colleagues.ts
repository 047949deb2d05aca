import { useEffect, useState } from "preact/hooks";
import type { ValueOf } from "../../protocol/calls.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "../models/agent-call.ts";

/** All others at the desk, on duty or not; nobody while it is not known. */
export function useColleagues(call: AgentCall): ValueOf<AgentCalls, "agent:list">["agents"] {
  const [agents, setAgents] = useState<ValueOf<AgentCalls, "agent:list">["agents"]>([]);
  useEffect(() => {
    call("agent:list", {}).then((answer) => setAgents(answer.agents), asRefusal);
  }, [call]);
  return agents;
}
