/** What the calls about tickets answer. */

import type { AgentTicket, Ticket, TicketRow, TicketSummary } from "./ticket.ts";

type OneTicket = { readonly ticket: Ticket };
type OneAgentTicket = { readonly ticket: AgentTicket };

export interface CustomerTicketValues {
  readonly "ticket:file": OneTicket;
  readonly "ticket:list": {
    readonly tickets: readonly TicketSummary[];
    /** There are older ones: ask again with the last one's number. */
    readonly more: boolean;
  };
  readonly "ticket:get": OneTicket;
  readonly "ticket:add": OneTicket;
  readonly "ticket:escalate": OneTicket;
  readonly "ticket:withdraw": OneTicket;
}

export interface AgentTicketValues {
  readonly "ticket:list": {
    readonly tickets: readonly TicketRow[];
    readonly cursor?: string | undefined;
  };
  readonly "ticket:open": OneAgentTicket;
  readonly "ticket:file": OneAgentTicket;
  readonly "ticket:accept": OneAgentTicket;
  readonly "ticket:assign": OneAgentTicket;
  readonly "ticket:classify": OneAgentTicket;
  readonly "ticket:ask": OneAgentTicket;
  readonly "ticket:reply": OneAgentTicket;
  readonly "ticket:note": OneAgentTicket;
  readonly "ticket:task": OneAgentTicket;
  readonly "ticket:answer-task": OneAgentTicket;
  readonly "ticket:decide": OneAgentTicket;
  readonly "ticket:close": OneAgentTicket;
  readonly "ticket:merge": OneAgentTicket;
}
