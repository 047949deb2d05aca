import type { TicketRow } from "../../protocol/agent-ticket.ts";

const ticketGroups = ["late", "today", "tomorrow", "later", "over"] as const;
export type TicketGroup = (typeof ticketGroups)[number];

const dayMs = 86_400_000;

/** Rows as they come, under what is promised when; a group without rows is not there. */
export function groupedByPromise(
  rows: readonly TicketRow[],
  now: number,
): readonly { readonly group: TicketGroup; readonly rows: readonly TicketRow[] }[] {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  const groupOf = (row: TicketRow): TicketGroup => {
    if (isOver(row)) return "over";
    if (row.breachedAt !== undefined) return "late";
    const at = Date.parse(row.promise.at);
    if (at < midnight) return "today";
    return at < midnight + dayMs ? "tomorrow" : "later";
  };
  return ticketGroups
    .map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) }))
    .filter((one) => one.rows.length > 0);
}

export const isOver = ({ state }: Pick<TicketRow, "state">): boolean =>
  state === "decided" || state === "closed" || state === "withdrawn";

/** What is left of the promise's time, from 1 to 0; 0 once it is over. */
export function shareLeft(
  { promise, createdAt }: Pick<TicketRow, "promise" | "createdAt">,
  now: number,
): number {
  const [from, to] = [Date.parse(createdAt), Date.parse(promise.at)];
  return Math.min(1, Math.max(0, (to - now) / Math.max(1, to - from)));
}

/** In its last fifth. */
export const isNear = (share: number): boolean => share > 0 && share <= 0.2;
