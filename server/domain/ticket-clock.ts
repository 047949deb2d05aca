/** What the clock does with a ticket when its time has come. */

import type { TicketRecord } from "./ticket.ts";
import { earliest, keepingAlert, pendingAlert } from "./ticket-alert.ts";
import type { TicketChange } from "./ticket-change.ts";
import { askFollowUp, isFollowUpDue } from "./ticket-follow-up.ts";
import { deadline, remindAt } from "./ticket-promises.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { close } from "./ticket-steps.ts";
import { tickWaiting } from "./ticket-waiting.ts";

/**
 * Reminds the owner once before the promise is due, owns up to a promise that was broken and names the new date, tells
 * supervisors where that moved nobody, asks some days after a decision whether it is solved, asks a customer again who has
 * not answered, and closes what was decided when the time for a re-review has gone. Undefined where nothing is due.
 */
export function tickTicket(
  ticket: TicketRecord,
  rules: TicketRules,
  now: number,
): TicketChange | undefined {
  if (ticket.state === "waiting") return tickWaiting(ticket, rules, now);
  if (ticket.dueAt === undefined || ticket.dueAt > now) return undefined;
  if (isFollowUpDue(ticket, now)) return askFollowUp(ticket, rules, now);
  if (ticket.state === "decided") return close(ticket, { now });
  if (now >= ticket.promiseAt) return breach(ticket, rules, now);
  return isAlertDue(ticket, now) ? alert(ticket, now) : remind(ticket);
}

const isAlertDue = (ticket: TicketRecord, now: number) =>
  (pendingAlert(ticket) ?? Number.POSITIVE_INFINITY) <= now;

/** Its owner has known of the breach for a while: now those who lead know, too. */
const alert = ({ promiseAt }: TicketRecord, now: number): TicketChange => ({
  patch: { dueAt: remindAt(now, promiseAt), alertAt: undefined, alertedAt: now },
  entries: [{ kind: "alerted", author: "system" }],
});

const remind = (ticket: TicketRecord): TicketChange => ({
  patch: keepingAlert(ticket, ticket.promiseAt),
  entries: [{ kind: "reminded", author: "system" }],
});

/**
 * The new date counts from the discovery, where the customer was not given one before. It is a promise like the first one. The
 * clock gives one by itself for each promise: another one would be a date that nobody has looked at.
 */
function breach(ticket: TicketRecord, rules: TicketRules, now: number): TicketChange {
  const { promiseKind: kind, promiseAt: broken, laterAt = now } = ticket;
  const isGiven = laterAt > now;
  if (ticket.breachedAt !== undefined && !isGiven) return breachAgain(ticket, now);
  const at = isGiven ? laterAt : deadline(rules.calendar, now, rules.late);
  // Those who lead hear at once where nobody has it, or where they were to hear of the breach before by now.
  const isHeardNow = ticket.handlerId === undefined || isAlertDue(ticket, now);
  const alertAt = isHeardNow
    ? undefined
    : earliest(pendingAlert(ticket), at, deadline(rules.calendar, now, rules.alert));
  return {
    patch: {
      breachedAt: ticket.breachedAt ?? broken,
      promiseAt: at,
      laterAt: undefined,
      alertAt,
      alertedAt: isHeardNow ? now : undefined,
      dueAt: alertAt ?? at,
    },
    entries: [
      { kind: "breached", author: "system", promise: { kind, at: broken } },
      { kind: "promised", author: "system", promise: { kind, at } },
      ...(isHeardNow ? [{ kind: "alerted", author: "system" } as const] : []),
    ],
  };
}

/** There is no date until a person gives one. Those who lead hear of it now, whoever has it. */
const breachAgain = (
  { promiseKind: kind, promiseAt: at }: TicketRecord,
  now: number,
): TicketChange => ({
  patch: { laterAt: undefined, alertAt: undefined, alertedAt: now, dueAt: undefined },
  entries: [
    { kind: "breached", author: "system", promise: { kind, at } },
    { kind: "alerted", author: "system" },
  ],
});
