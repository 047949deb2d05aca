/** What the clock does with a ticket when its time has come. */

import type { TicketRecord } from "./ticket.ts";
import type { TicketChange } from "./ticket-change.ts";
import { askFollowUp, isFollowUpDue } from "./ticket-follow-up.ts";
import { deadline } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { close } from "./ticket-steps.ts";

/**
 * Reminds the owner once before the promise is due, owns up to a promise that was broken and names the new date, tells
 * supervisors where that moved nobody, asks some days after a decision whether it is solved, and closes what was decided when
 * the time for a re-review has gone. Undefined where nothing is due.
 */
export function tickTicket(
  ticket: TicketRecord,
  rules: TicketRules,
  now: number,
): TicketChange | undefined {
  if (ticket.dueAt === undefined || ticket.dueAt > now) return undefined;
  if (isFollowUpDue(ticket, now)) return askFollowUp(ticket, rules, now);
  if (ticket.state === "decided") return close(ticket, { now });
  if (now >= ticket.promiseAt) return breach(ticket, rules, now);
  const isUnheard = ticket.breachedAt !== undefined && ticket.alertedAt === undefined;
  return isUnheard ? alert(ticket, now) : remind(ticket);
}

/** Its owner has known of the breach for a while: now those who lead know, too. */
function alert({ promiseAt }: TicketRecord, now: number): TicketChange {
  return {
    patch: { dueAt: promiseAt, alertedAt: now },
    entries: [{ kind: "alerted", author: "system" }],
  };
}

function remind({ promiseAt }: TicketRecord): TicketChange {
  return { patch: { dueAt: promiseAt }, entries: [{ kind: "reminded", author: "system" }] };
}

/** The new date counts from the discovery; it is a promise like the first one. */
function breach(ticket: TicketRecord, rules: TicketRules, now: number): TicketChange {
  const { promiseKind: kind, promiseAt: broken } = ticket;
  const at = deadline(rules.calendar, now, rules.late);
  const isNobodys = ticket.handlerId === undefined;
  const alertAt = Math.min(at, deadline(rules.calendar, now, rules.alert));
  return {
    patch: {
      breachedAt: ticket.breachedAt ?? broken,
      promiseAt: at,
      alertedAt: isNobodys ? now : undefined,
      dueAt: isNobodys ? at : alertAt,
    },
    entries: [
      { kind: "breached", author: "system", promise: { kind, at: broken } },
      { kind: "promised", author: "system", promise: { kind, at } },
      ...(isNobodys ? [{ kind: "alerted", author: "system" } as const] : []),
    ],
  };
}
