/** Two complaints about the same become one: which of them goes on, and what it takes over from the other. */

import { ticketLimits } from "../../protocol/limits.ts";
import { Refusal } from "./refusal.ts";
import type { TicketPatch, TicketRecord } from "./ticket.ts";
import type { TicketChange } from "./ticket-change.ts";
import { ticketStateAfter } from "./ticket-states.ts";
import { aboutIfFirst, endedTicket } from "./ticket-steps.ts";

/** Throws a refusal where the two are not one customer's, or one of them is over. */
export function merge(
  ticket: TicketRecord,
  into: TicketRecord,
  { by, now, known }: Merging,
): { readonly merged: TicketChange; readonly survivor: TicketChange } {
  if (into.customerId !== ticket.customerId || into.number === ticket.number) {
    throw new Refusal("invalid", "Only two tickets of one customer become one.");
  }
  const state = ticketStateAfter(ticket, "merge");
  // One that is decided does not go on: what was merged into it would be decided unread.
  ticketStateAfter(into, "absorb");
  if (known >= ticketLimits.merged) throw new Refusal("too_large", "There are enough.");
  return {
    merged: {
      patch: { state, ...endedTicket, mergedInto: into.number, closedAt: now },
      entries: [{ kind: "merged", author: "agent", by, text: into.number, state }],
    },
    survivor: {
      patch: takenOver(ticket, into),
      entries: [{ kind: "absorbed", author: "agent", by, text: ticket.number }],
    },
  };
}

interface Merging {
  readonly by: string;
  readonly now: number;
  /** How many were merged into either of them before. */
  readonly known: number;
}

/** Its promise stays: what customers were promised is not moved by a merge. */
function takenOver(ticket: TicketRecord, into: TicketRecord): TicketPatch {
  const theirs = [ticket.conversationId, ...(ticket.linked ?? [])].flatMap((id) => id ?? []);
  const linked = new Set([...(into.linked ?? []), ...theirs]);
  if (into.conversationId) linked.delete(into.conversationId);
  return {
    linked: linked.size > 0 ? [...linked] : undefined,
    contact: into.contact ?? ticket.contact,
    ...aboutIfFirst(into, ticket.about),
  };
}
