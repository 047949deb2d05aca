/** What the calls about tickets answer. */

import type { AgentTicket, TeamTask, TicketOverview, TicketRow } from "./agent-ticket.ts";
import type { Locale } from "./conversation.ts";
import type { Ticket } from "./ticket.ts";
import type { TicketReceipt } from "./ticket-chain.ts";
import type { TicketSummary, TicketsMoved } from "./ticket-summary.ts";

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
  readonly "ticket:moved": TicketsMoved;
  readonly "ticket:receipt": { readonly receipt: TicketReceipt };
  readonly "ticket:add": OneTicket;
  readonly "ticket:escalate": OneTicket;
  readonly "ticket:withdraw": OneTicket;
  readonly "ticket:follow-up": OneTicket;
}

export interface AgentTicketValues {
  readonly "ticket:list": {
    readonly tickets: readonly TicketRow[];
    readonly cursor?: string | undefined;
  };
  readonly "ticket:related": { readonly tickets: readonly TicketRow[] };
  readonly "ticket:overview": { readonly overview: TicketOverview };
  readonly "ticket:tasks": {
    readonly tasks: readonly TeamTask[];
    readonly cursor?: string | undefined;
  };
  readonly "ticket:save-view": { readonly overview: TicketOverview };
  readonly "ticket:remove-view": { readonly overview: TicketOverview };
  readonly "ticket:open": OneAgentTicket;
  /** As the customer has it, in their language. */
  readonly "ticket:receipt": {
    readonly receipt: TicketReceipt;
    readonly topic: string;
    readonly locale: Locale;
  };
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
  readonly "ticket:approve": OneAgentTicket;
  readonly "ticket:decline": OneAgentTicket;
  readonly "ticket:set-cause": OneAgentTicket;
  readonly "ticket:check": OneAgentTicket;
  readonly "ticket:link": OneAgentTicket;
  readonly "ticket:postpone": OneAgentTicket;
  readonly "ticket:forewarn": OneAgentTicket;
  readonly "ticket:close": OneAgentTicket;
  readonly "ticket:redact": OneAgentTicket;
  readonly "ticket:merge": OneAgentTicket;
}
