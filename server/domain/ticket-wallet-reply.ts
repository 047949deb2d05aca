/** What the wallet's back end writes into a complaint. */

import type { TicketRecord } from "./ticket.ts";
import type { TicketChange } from "./ticket-change.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { ticketStateAfter } from "./ticket-states.ts";
import { type Remark, reply } from "./ticket-steps.ts";

/** The wallet has nobody who has a complaint: before somebody has taken it, its state and what is promised stay as they are. */
export function replyByWallet(
  ticket: TicketRecord,
  rules: TicketRules,
  { text, by, now }: Pick<Remark, "text" | "by" | "now">,
): TicketChange {
  if (ticket.promiseKind !== "acknowledge") return reply(ticket, rules, { text, by, now });
  ticketStateAfter(ticket, "reply");
  const { state } = ticket;
  return { patch: {}, entries: [{ kind: "replied", author: "agent", by, text, state }] };
}
