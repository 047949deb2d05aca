/** What the clock does with a ticket when its time has come. */

import type { TicketRecord } from "./ticket.ts";
import { deadline } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { close, type TicketChange } from "./ticket-steps.ts";

/**
 * Reminds the owner once before the promise is due, owns up to a promise that was broken and names the new date, and closes
 * what was decided when the time for a re-review has gone. Undefined where nothing is due.
 */
export function tickTicket(
  ticket: TicketRecord,
  rules: TicketRules,
  now: number,
): TicketChange | undefined {
  if (ticket.dueAt === undefined || ticket.dueAt > now) return undefined;
  if (ticket.state === "decided") return close(ticket, { now });
  return now < ticket.promiseAt ? remind(ticket) : breach(ticket, rules, now);
}

function remind({ promiseAt }: TicketRecord): TicketChange {
  return { patch: { dueAt: promiseAt }, entries: [{ kind: "reminded", author: "system" }] };
}

/** The new date counts from the discovery; it is a promise like the first one. */
function breach(ticket: TicketRecord, rules: TicketRules, now: number): TicketChange {
  const { promiseKind: kind, promiseAt: broken } = ticket;
  const at = deadline(rules.calendar, now, rules.late);
  return {
    patch: { breachedAt: ticket.breachedAt ?? broken, promiseAt: at, dueAt: at },
    entries: [
      { kind: "breached", author: "system", promise: { kind, at: broken } },
      { kind: "promised", author: "system", promise: { kind, at } },
    ],
  };
}
