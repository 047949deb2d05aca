import type { AgentId } from "../../protocol/conversation.ts";
import type { ActingAgent } from "./permissions.ts";

const administers = (agent: ActingAgent) => agent.role === "admin" && !agent.disabled;

/** Accounts: to see them all, and to invite somebody. */
export const mayManageAccounts = administers;
/** Another's role and lock. Nobody locks themselves out, or gives away the last key. */
export const mayChangeAccount = (agent: ActingAgent, { id }: { readonly id: AgentId }) =>
  administers(agent) && agent.id !== id;
/** How the desk works. */
export const mayChangeSettings = administers;
