import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";
import type { TicketRecord } from "./ticket.ts";
import { type Handed, isOwnReview } from "./ticket-review.ts";

type Handled = Pick<TicketRecord, "handlerId"> & Handed;

/** To read, and to write notes: also for those who had a part in one that is in its re-review, and may do nothing else there. */
export const mayWorkOnTickets = worksAtDesk;
/** Search finds every customer for those at the desk; a complaint that came by phone or by letter needs no conversation. */
export const mayFileTicket = worksAtDesk;
/** Who has it, or leads. */
export const mayHandleTicket = (agent: ActingAgent, ticket: Handled) =>
  !isOwnReview(ticket, agent.id) &&
  (leads(agent) || (worksAtDesk(agent) && ticket.handlerId === agent.id));
/** A ticket that nobody has is anybody's to take; another's is a supervisor's. */
export const mayTakeTicket = (agent: ActingAgent, ticket: Handled) =>
  ticket.handlerId === undefined
    ? worksAtDesk(agent) && !isOwnReview(ticket, agent.id)
    : mayHandleTicket(agent, ticket);
/**
 * To give away. A re-review that nobody has also by those who lead and had a part in it: where one person leads, it would wait
 * for nobody. They choose among those who had none, and take it from nobody who reviews it.
 */
export const mayAssignTicket = (agent: ActingAgent, ticket: Handled) =>
  mayTakeTicket(agent, ticket) || (leads(agent) && ticket.handlerId === undefined);
export const mayApproveAmounts = (agent: ActingAgent, ticket: Handed) =>
  leads(agent) && !isOwnReview(ticket, agent.id);
/** To give back the decision that waits: whoever may agree to it, and whoever has proposed it, for what was typed by mistake. */
export const mayDeclineProposal = (
  agent: ActingAgent,
  ticket: Handed & Pick<TicketRecord, "proposal">,
) =>
  mayApproveAmounts(agent, ticket) ||
  (worksAtDesk(agent) && ticket.proposal?.agentId === agent.id && !isOwnReview(ticket, agent.id));
/** Of a team's list. */
export const mayAnswerTicketTask = (agent: ActingAgent, ticket: Handed) =>
  worksAtDesk(agent) && !isOwnReview(ticket, agent.id);
/** Customers and their complaints, many at once. */
export const mayExportTickets = leads;
/** Whoever has made it; one for all may be put right by those who lead. */
export const mayRemoveTicketView = (
  agent: ActingAgent,
  { ownerId, isShared }: { readonly ownerId: string; readonly isShared: boolean },
) => (worksAtDesk(agent) && ownerId === agent.id) || (isShared && leads(agent));
