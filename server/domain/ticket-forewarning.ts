/** What will not be done by the promised date is said before it, not after. */

import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import type { TicketChange } from "./ticket-change.ts";
import { type PutOff, refuseNoLaterDate } from "./ticket-postponing.ts";
import { handsOf } from "./ticket-review.ts";

/** Once for each promise, while it runs. */
export const mayForewarn = (ticket: TicketRecord, now: number): boolean =>
  ticket.closedAt === undefined &&
  ticket.state !== "decided" &&
  ticket.pausedSince === undefined &&
  ticket.laterAt === undefined &&
  now < ticket.promiseAt;

/** The promise stays what it was, and is broken when its time has come: only then is the new date the promise. */
export function forewarn(
  ticket: TicketRecord,
  { at, text, by, agentId, now }: PutOff,
): TicketChange {
  if (!mayForewarn(ticket, now)) {
    throw new Refusal("closed", "It is said once for each promise, while it runs.");
  }
  refuseNoLaterDate(ticket, at, now);
  return {
    patch: { laterAt: at, ...handsOf(ticket, agentId) },
    entries: [
      {
        kind: "forewarned",
        author: "agent",
        by,
        text,
        promise: { kind: ticket.promiseKind, at },
      },
    ],
  };
}
