/**
 * A complaint that waits for its customer: they are asked again at intervals, and it ends when they have not answered for long.
 * Nothing ends that was not announced before, and writing brings it back to whoever had it.
 */

import { dayMs } from "./local-time.ts";
import type { TicketPatch, TicketRecord } from "./ticket.ts";
import { earliest, pendingAlert } from "./ticket-alert.ts";
import type { TicketChange } from "./ticket-change.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { ticketStateAfter } from "./ticket-states.ts";

/** Of one that does not wait. */
export const notWaiting = {
  pausedSince: undefined,
  askAgainAt: undefined,
  endsAt: undefined,
  waitDueAt: undefined,
} as const;

/**
 * The clock's next time is another one than that of a promise: nodes of an older version know that one alone, and would take a
 * promise that stands still for a broken one.
 */
export function waitingFrom(ticket: TicketRecord, rules: TicketRules, now: number): TicketPatch {
  const alertAt = pendingAlert(ticket);
  const { askAgainDays } = rules;
  const askAgainAt = askAgainDays > 0 ? now + askAgainDays * dayMs : undefined;
  const waitDueAt = earliest(alertAt, askAgainAt);
  return {
    ...{ pausedSince: now, alertAt, askAgainAt, waitDueAt },
    ...{ endsAt: undefined, dueAt: undefined },
  };
}

/** Undefined where nothing is due. */
export function tickWaiting(
  ticket: TicketRecord,
  rules: TicketRules,
  now: number,
): TicketChange | undefined {
  const { waitDueAt, alertAt, askAgainAt, endsAt, proposal } = ticket;
  if (waitDueAt === undefined || waitDueAt > now) return undefined;
  if (alertAt !== undefined && alertAt <= now) {
    return {
      patch: { alertAt: undefined, alertedAt: now, waitDueAt: askAgainAt },
      entries: [{ kind: "alerted", author: "system" }],
    };
  }
  if (rules.askAgainDays === 0) {
    return { patch: { askAgainAt: undefined, waitDueAt: alertAt }, entries: [] };
  }
  // A decision that waits for a supervisor answers it.
  const isOver = endsAt !== undefined && endsAt <= now && proposal === undefined;
  return isOver ? lapse(ticket, now) : askAgain(ticket, rules, now);
}

/** With the day of its end, which is one interval away at least: it is said before, whatever the clock has missed. */
function askAgain(ticket: TicketRecord, rules: TicketRules, now: number): TicketChange {
  const { alertAt, pausedSince = now } = ticket;
  const next = now + rules.askAgainDays * dayMs;
  const planned = pausedSince + rules.closeUnansweredDays * dayMs;
  const isPlanned = rules.closeUnansweredDays > 0 || ticket.endsAt !== undefined;
  const known = ticket.endsAt ?? Math.max(planned, next);
  const endsAt = isPlanned ? (known > now ? known : next) : undefined;
  const askAgainAt = earliest(next, endsAt);
  return {
    patch: { askAgainAt, endsAt, waitDueAt: earliest(alertAt, askAgainAt) },
    entries: [{ kind: "asked-again", author: "system" }],
  };
}

/** What was left of the promise's time is left again when they write. */
function lapse(ticket: TicketRecord, now: number): TicketChange {
  const state = ticketStateAfter(ticket, "lapse");
  return {
    patch: {
      ...notWaiting,
      state,
      unansweredSince: ticket.pausedSince,
      laterAt: undefined,
      breachedAt: undefined,
      alertAt: undefined,
      alertedAt: undefined,
      dueAt: undefined,
      closedAt: now,
    },
    entries: [{ kind: "lapsed", author: "system", state }],
  };
}
