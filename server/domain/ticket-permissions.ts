import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";
import type { TicketRecord } from "./ticket.ts";

type Handled = Pick<TicketRecord, "handlerId">;

export const mayWorkOnTickets = worksAtDesk;
/** Search finds every customer for those at the desk; a complaint that came by phone or by letter needs no conversation. */
export const mayFileTicket = worksAtDesk;
/** Who has it, or leads. */
export const mayHandleTicket = (agent: ActingAgent, { handlerId }: Handled) =>
  leads(agent) || (worksAtDesk(agent) && handlerId === agent.id);
/** A ticket that nobody has is anybody's to take; another's is a supervisor's to give away. */
export const mayAssignTicket = (agent: ActingAgent, { handlerId }: Handled) =>
  handlerId === undefined ? worksAtDesk(agent) : mayHandleTicket(agent, { handlerId });
export const mayApproveAmounts = leads;
/** Customers and their complaints, many at once. */
export const mayExportTickets = leads;
/** Whoever has made it; one for all may be put right by those who lead. */
export const mayRemoveTicketView = (
  agent: ActingAgent,
  { ownerId, isShared }: { readonly ownerId: string; readonly isShared: boolean },
) => (worksAtDesk(agent) && ownerId === agent.id) || (isShared && leads(agent));
