/** When supervisors hear of a broken promise. Its owner does not put that off: only what keeps the promise takes it away. */

import type { TicketPatch, TicketRecord } from "./ticket.ts";

/** Still to come. Of what an older version has broken, the clock's next time is the one. */
export const pendingAlert = ({
  alertAt,
  breachedAt,
  alertedAt,
  dueAt,
}: TicketPatch): number | undefined =>
  alertAt ?? (breachedAt !== undefined && alertedAt === undefined ? dueAt : undefined);

/** The step moves the clock's next time, and the alert that is to come stays where it was. */
export function keepingAlert(ticket: TicketRecord, dueAt: number | undefined) {
  const alertAt = pendingAlert(ticket);
  return { alertAt, dueAt: earliest(alertAt, dueAt) };
}

/** Undefined where there is none. */
export function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.flatMap((time) => time ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}
