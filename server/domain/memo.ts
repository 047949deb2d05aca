import type { AgentId } from "../../protocol/conversation.ts";
import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";
import type { MemoRecord } from "./quality-records.ts";
import type { AgentRecord } from "./records.ts";

export const mayWriteMemo = leads;
/** One's own, at the desk. */
export const mayReadMemo = (agent: ActingAgent, memo: Pick<MemoRecord, "agentId">): boolean =>
  worksAtDesk(agent) && memo.agentId === agent.id;

/** Everybody at the desk but the author; or the one who is named, if that is one of them. */
export const readersOf = (
  agents: readonly AgentRecord[],
  { author, to }: { readonly author: AgentId; readonly to: AgentId | undefined },
): readonly AgentRecord[] =>
  agents.filter(
    (agent) => worksAtDesk(agent) && agent.id !== author && (to === undefined || agent.id === to),
  );
