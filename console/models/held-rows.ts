import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import type { Rows } from "./rows.ts";

export interface ShownRow {
  readonly row: DeskRow;
  /** It has left the list (somebody took it, it was resolved) and keeps its place until the list is let go. */
  readonly gone: boolean;
}

export interface HeldRows {
  readonly shown: readonly ShownRow[];
  /** New rows that wait to be let in. */
  readonly waiting: number;
}

/**
 * A list that is in use: the rows stay in the order in which they were when the pointer or the focus came,
 * so that no click lands on somebody else. What they say stays true; what is new waits.
 */
export function holdRows(
  order: readonly ConversationId[],
  live: readonly DeskRow[],
  rows: Rows,
): HeldRows {
  const current = new Set(live.map((row) => row.id));
  const held = new Set(order);
  const shown = order.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ row, gone: !current.has(id) }];
  });
  return { shown, waiting: live.filter((row) => !held.has(row.id)).length };
}

export const letGo = (live: readonly DeskRow[]): HeldRows => ({
  shown: live.map((row) => ({ row, gone: false })),
  waiting: 0,
});
