import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { type HeldRows, holdRows, unheldRows } from "./held-rows.ts";
import type { Rows } from "./rows.ts";

/** One list whose rows keep their places while it is in use. */
export interface HeldList {
  readonly held: ReadonlySignal<HeldRows>;
  /** The pointer or the focus is in the list, or has left it. */
  use(inUse: boolean): void;
  /** Shows the new rows that wait, all rows in their right order. */
  reveal(): void;
  /** Called at every change of the rows: an empty list shows its first rows at once. */
  revealWhereEmpty(): void;
}

/** `live` are the rows in their right order; `rows` are those of all lists. */
export function createHeldList(
  live: ReadonlySignal<readonly DeskRow[]>,
  rows: ReadonlySignal<Rows>,
): HeldList {
  /** The order of the rows while the list is in use; null while nobody uses it. */
  const order = signal<readonly ConversationId[] | null>(null);
  const freeze = () => {
    order.value = live.value.map((row) => row.id);
  };
  const reveal = () => {
    if (order.value !== null) freeze();
  };
  return {
    held: computed(() =>
      order.value === null ? unheldRows(live.value) : holdRows(order.value, live.value, rows.value),
    ),
    use(inUse) {
      if (!inUse) order.value = null;
      else if (order.value === null) freeze();
    },
    reveal,
    revealWhereEmpty() {
      // Where no row is shown, none can move under the pointer.
      if (!order.value?.some((id) => rows.value.has(id))) reveal();
    },
  };
}
