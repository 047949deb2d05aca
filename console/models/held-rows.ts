import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import type { Rows } from "./rows.ts";

export interface ShownRow {
  readonly row: DeskRow;
  /** It is no longer in this list (taken by somebody, or resolved). It stays visible while the list is in use. */
  readonly gone: boolean;
}

export interface HeldRows {
  readonly shown: readonly ShownRow[];
  /** How many new rows are not shown yet. */
  readonly waiting: number;
}

/**
 * A list that is in use: the rows keep the order that they had when the pointer or the focus came in, so
 * that no click hits the wrong customer. Their texts are updated; new rows are only counted.
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

/** A list that nobody uses: all its rows, in their order. */
export const unheldRows = (live: readonly DeskRow[]): HeldRows => ({
  shown: live.map((row) => ({ row, gone: false })),
  waiting: 0,
});

/** The one row that the Tab key reaches: the preferred one, or the first where that one is not shown. */
export function tabStopIn(
  { shown }: HeldRows,
  preferred: ConversationId | undefined,
): ConversationId | undefined {
  const found = shown.find(({ row }) => row.id === preferred) ?? shown[0];
  return found?.row.id;
}
