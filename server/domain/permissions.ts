import type { AgentRecord, ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

export type ActingAgent = Pick<AgentRecord, "id" | "role" | "disabled">;

export const worksAtDesk = (agent: ActingAgent) => agent.role !== "editor" && !agent.disabled;
export const leads = (agent: ActingAgent) =>
  (agent.role === "supervisor" || agent.role === "admin") && !agent.disabled;
const holds = (agent: ActingAgent, conversation: ConversationRecord) =>
  conversation.agentId === agent.id && conversation.status === "assigned" && !agent.disabled;
const holdsOrLeads = (agent: ActingAgent, conversation: ConversationRecord) =>
  holds(agent, conversation) || leads(agent);

export const mayGoOnDuty = worksAtDesk;
export const maySeeDesk = worksAtDesk;
export const mayOpen = worksAtDesk;
export const mayTake = worksAtDesk;
export const maySetPriority = worksAtDesk;
/** Notes and tags are for all at the desk. */
export const mayNote = worksAtDesk;
export const maySend = holds;
export const mayMarkRead = holds;
export const mayRelease = holdsOrLeads;
export const mayTransfer = holdsOrLeads;
export const mayResolve = holdsOrLeads;
/** Also once it is resolved: whoever had it last may find the secret then. */
export const mayRedact = (agent: ActingAgent, conversation: ConversationRecord) =>
  leads(agent) || (worksAtDesk(agent) && conversation.agentId === agent.id);
/** Who wrote it, or leads. */
export const mayRedactNote = (agent: ActingAgent, note: { readonly agentId: string }) =>
  leads(agent) || (worksAtDesk(agent) && note.agentId === agent.id);
const administers = (agent: ActingAgent) => agent.role === "admin" && !agent.disabled;
/** Supervisors are in it themselves. */
export const mayReadAudit = administers;
/** Exports, erasures and legal holds. */
export const mayManagePrivacy = administers;
export const mayManageWebhooks = administers;
/** Letters that were not delivered. */
export const mayManageMail = administers;

export function insist(allowed: boolean): void {
  if (!allowed) throw new Refusal("not_yours", "You may not do this.");
}
