/** What is promised for a complaint, and by when: one table, in business time. */

import type { Priority } from "../../protocol/conversation.ts";
import type { PromiseKind } from "../../protocol/ticket.ts";
import { hourMs } from "./local-time.ts";
import type { TicketRecord } from "./ticket.ts";
import type { ServiceTarget, TicketRules } from "./ticket-rules.ts";
import {
  afterBusinessTime,
  businessTime,
  endOfBusinessDay,
  type WorkCalendar,
} from "./work-calendar.ts";

/** The share of a promise's time after which its owner is reminded. */
const remindAtShare = 0.8;

/** When the promise is due that is made at `start`. Epoch milliseconds. */
function promisedAt(
  { calendar, targets, topics }: TicketRules,
  ticket: { readonly severity: Priority; readonly topic: string },
  promise: { readonly kind: PromiseKind; readonly start: number },
): number {
  const target = topics[ticket.topic]?.[promise.kind] ?? targets[ticket.severity][promise.kind];
  return deadline(calendar, promise.start, target);
}

export const deadline = (calendar: WorkCalendar, start: number, target: ServiceTarget): number =>
  "days" in target
    ? endOfBusinessDay(calendar, start, target.days)
    : afterBusinessTime(calendar, start, target.hours * hourMs);

/** It was broken, and so was the date after that: there is none until a person gives one. */
export const isUndated = (
  { breachedAt, promiseAt, pausedSince }: Pick<TicketRecord, "promiseAt"> & Stopped,
  now: number,
): boolean => breachedAt !== undefined && promiseAt <= (pausedSince ?? now);

type Stopped = Pick<TicketRecord, "breachedAt" | "pausedSince">;

/**
 * After a pause, what was left of the business time is left again. It is never earlier than before. Nothing was left where
 * there was no date: somebody has asked, and the customer has answered, so there is one again.
 */
export function resumedAt(
  { calendar, late }: TicketRules,
  promise: Stopped & { readonly at: number; readonly pausedSince: number },
  now: number,
): number {
  const { at: promiseAt, pausedSince } = promise;
  if (isUndated({ ...promise, promiseAt }, now)) return deadline(calendar, now, late);
  const left = businessTime(calendar, pausedSince, promiseAt);
  return Math.max(promiseAt, afterBusinessTime(calendar, now, left));
}

export const remindAt = (start: number, promised: number): number =>
  start + Math.round((promised - start) * remindAtShare);

/** The promise that is made again with a step, and when the clock looks again. */
export function promiseFrom(
  ticket: Pick<TicketRecord, "severity" | "topic">,
  rules: TicketRules,
  {
    kind,
    start,
    now,
  }: { readonly kind: PromiseKind; readonly start: number; readonly now: number },
) {
  // A promise that is made late is not made for a time that has gone.
  const counted = promisedAt(rules, ticket, { kind, start });
  const promiseAt = counted > now ? counted : promisedAt(rules, ticket, { kind, start: now });
  return {
    promiseKind: kind,
    promiseAt,
    laterAt: undefined,
    breachedAt: undefined,
    alertAt: undefined,
    alertedAt: undefined,
    dueAt: Math.max(remindAt(now, promiseAt), now),
  };
}

/** What is promised once the step is done; the same as before where it says nothing. */
export function nextPromise(
  ticket: TicketRecord,
  rules: TicketRules,
  { kind, now }: { readonly kind: PromiseKind; readonly now: number },
) {
  if (ticket.promiseKind === kind || ticket.escalatedAt !== undefined) return {};
  return promiseFrom(ticket, rules, { kind, start: ticket.createdAt, now });
}
