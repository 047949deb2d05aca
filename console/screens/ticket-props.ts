import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import type { DeskModel } from "../models/desk.ts";

/** What the panes of an open ticket are drawn from. */
export interface TicketPaneProps {
  readonly ticket: AgentTicket;
  readonly model: DeskModel;
  readonly now: number;
}
