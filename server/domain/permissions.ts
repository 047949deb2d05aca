import type { AgentRecord, ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";

type Agent = Pick<AgentRecord, "id" | "role" | "disabled">;

const worksAtDesk = (agent: Agent) => agent.role !== "editor" && !agent.disabled;
const leads = (agent: Agent) =>
  (agent.role === "supervisor" || agent.role === "admin") && !agent.disabled;
const holds = (agent: Agent, conversation: ConversationRecord) =>
  conversation.agentId === agent.id && conversation.status === "assigned" && !agent.disabled;
const holdsOrLeads = (agent: Agent, conversation: ConversationRecord) =>
  holds(agent, conversation) || leads(agent);

export const mayGoOnDuty = worksAtDesk;
export const maySeeDesk = worksAtDesk;
export const mayOpen = worksAtDesk;
export const mayTake = worksAtDesk;
export const maySetPriority = worksAtDesk;
export const maySend = holds;
export const mayMarkRead = holds;
export const mayRelease = holdsOrLeads;
export const mayTransfer = holdsOrLeads;
export const mayResolve = holdsOrLeads;
/** Also once it is resolved: whoever had it last may find the secret then. */
export const mayRedact = (agent: Agent, conversation: ConversationRecord) =>
  leads(agent) || (worksAtDesk(agent) && conversation.agentId === agent.id);
const administers = (agent: Agent) => agent.role === "admin" && !agent.disabled;
/** Supervisors are in it themselves. */
export const mayReadAudit = administers;
/** Exports, erasures and legal holds. */
export const mayManagePrivacy = administers;

type Handled = Pick<TicketRecord, "handlerId">;

export const mayWorkOnTickets = worksAtDesk;
/** Who has it, or leads. */
export const mayHandleTicket = (agent: Agent, { handlerId }: Handled) =>
  leads(agent) || (worksAtDesk(agent) && handlerId === agent.id);
/** A ticket that nobody has is anybody's to take; another's is a supervisor's to give away. */
export const mayAssignTicket = (agent: Agent, { handlerId }: Handled) =>
  handlerId === undefined ? worksAtDesk(agent) : mayHandleTicket(agent, { handlerId });
export const mayApproveAmounts = leads;

export function insist(allowed: boolean): void {
  if (!allowed) throw new Refusal("not_yours", "You may not do this.");
}
