import type { TicketRow } from "../../protocol/agent-ticket.ts";
import { type TicketState, ticketStates } from "../../protocol/ticket.ts";

/** By what the rows of a list stand together. */
export const ticketGroupings = ["promise", "state", "topic"] as const;
export type TicketGrouping = (typeof ticketGroupings)[number];

/** Rows that fit on a screen: a list that is no longer is not folded. */
const fits = 16;
/** Of a folded group so many are shown. */
const shownOfGroup = 4;
/** What is due first is always seen. */
const neverFolded: ReadonlySet<string> = new Set(["late", "today"]);

export type FoldedGroup = TicketGroup & {
  /** All of it, shown or not. */
  readonly count: number;
  readonly hidden: number;
};

/** A long list shows the beginning of each group, so that all of them are seen at once. `unfolded` are the names of those that are shown whole. */
export function foldedGroups(
  groups: readonly TicketGroup[],
  unfolded: ReadonlySet<string>,
): readonly FoldedGroup[] {
  const isLong = groups.reduce((sum, { rows }) => sum + rows.length, 0) > fits;
  return groups.map((group) => {
    const { length: count } = group.rows;
    const isWhole = neverFolded.has(group.name) || unfolded.has(group.name);
    // A line for one more row would be as long as the row.
    if (!isLong || isWhole || count <= shownOfGroup + 1) return { ...group, count, hidden: 0 };
    return {
      ...group,
      rows: group.rows.slice(0, shownOfGroup),
      count,
      hidden: count - shownOfGroup,
    };
  });
}

const promiseGroups = ["late", "today", "tomorrow", "later", "over"] as const;
type PromiseGroup = (typeof promiseGroups)[number];

export type TicketGroup = { readonly rows: readonly TicketRow[] } & (
  | { readonly by: "promise"; readonly name: PromiseGroup }
  | { readonly by: "state"; readonly name: TicketState }
  | { readonly by: "topic"; readonly name: string }
);

const dayMs = 86_400_000;

/** Rows as they come, under what they share; a group without rows is not there. Topics stand as their first row does. */
export function groupedRows(
  rows: readonly TicketRow[],
  by: TicketGrouping,
  now: number,
): readonly TicketGroup[] {
  const groups: Record<TicketGrouping, () => readonly TicketGroup[]> = {
    promise: () => byPromise(rows, now),
    state: () =>
      ticketStates.map((name) => ({
        by: "state",
        name,
        rows: rows.filter((row) => row.state === name),
      })),
    topic: () =>
      [...new Set(rows.map(({ topic }) => topic))].map((name) => ({
        by: "topic",
        name,
        rows: rows.filter((row) => row.topic === name),
      })),
  };
  return groups[by]().filter((one) => one.rows.length > 0);
}

function byPromise(rows: readonly TicketRow[], now: number): readonly TicketGroup[] {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  const groupOf = (row: TicketRow): PromiseGroup => {
    if (isOver(row)) return "over";
    if (row.breachedAt !== undefined) return "late";
    const at = Date.parse(row.promise.at);
    if (at < midnight) return "today";
    return at < midnight + dayMs ? "tomorrow" : "later";
  };
  return promiseGroups.map((name) => ({
    by: "promise",
    name,
    rows: rows.filter((row) => groupOf(row) === name),
  }));
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
