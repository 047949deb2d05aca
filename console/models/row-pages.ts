import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { CustomerId } from "../../protocol/conversation.ts";
import { type DeskRow, type DeskView, deskViews } from "../../protocol/desk.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import { mergeRows, type Rows } from "./rows.ts";

type LoadState = "loading" | "ready" | "failed";

/** The rows of all lists as far as they were loaded, and the events that changed them since. */
export interface RowPages {
  readonly rows: ReadonlySignal<Rows>;
  readonly state: ReadonlySignal<LoadState>;
  /** The server has rows of this list that were not loaded. */
  hasMore(view: DeskView): boolean;
  apply(row: DeskRow): void;
  /** Removes the rows of a customer. */
  forget(id: CustomerId): void;
  /** Loads the first page of every list: at the start and after every reconnection. */
  reload(): Promise<void>;
  /** Loads the first page of one list again. */
  refresh(view: DeskView): Promise<void>;
  /** Loads the next page. `onRows` runs in the same batch as the change of the rows. */
  loadMore(view: DeskView, onRows: () => void): Promise<void>;
}

type Cursors = Readonly<Partial<Record<DeskView, string | undefined>>>;

/** `onChange` runs in the same batch as every change of the rows. */
export function createRowPages(call: AgentCall, onChange: () => void): RowPages {
  const rows = signal<Rows>(new Map());
  const state = signal<LoadState>("loading");
  const cursors = signal<Cursors>({});
  /** The rows that changed during a reload; undefined while there is none. */
  let changed: DeskRow[] | undefined;

  const set = (merged: Rows) =>
    batch(() => {
      rows.value = merged;
      onChange();
    });
  const fetchPage = async (view: DeskView, cursor?: string) => ({
    view,
    ...(await call("desk:list", { view, cursor })),
  });

  return {
    rows,
    state,
    hasMore: (view) => cursors.value[view] !== undefined,
    apply(row) {
      changed?.push(row);
      set(mergeRows(rows.value, [row]));
    },
    forget(id) {
      set(new Map([...rows.value].filter(([, { customer }]) => customer.id !== id)));
    },
    async reload() {
      changed = [];
      try {
        const pages = await Promise.all(deskViews.map((view) => fetchPage(view)));
        batch(() => {
          const fetched = pages.flatMap((page) => page.conversations);
          set(mergeRows(mergeRows(new Map(), fetched), changed ?? []));
          cursors.value = Object.fromEntries(pages.map((page) => [page.view, page.cursor]));
          state.value = "ready";
        });
      } catch (error) {
        asRefusal(error);
        if (rows.value.size === 0) state.value = "failed";
      } finally {
        changed = undefined;
      }
    },
    async refresh(view) {
      try {
        const page = await fetchPage(view);
        // What came meanwhile stays.
        set(mergeRows(rows.value, page.conversations));
      } catch (error) {
        // The known rows stay: every reconnection loads all lists again.
        asRefusal(error);
      }
    },
    async loadMore(view, onRows) {
      const cursor = cursors.value[view];
      if (cursor === undefined) return;
      const page = await fetchPage(view, cursor);
      batch(() => {
        set(mergeRows(rows.value, page.conversations));
        cursors.value = { ...cursors.value, [view]: page.cursor };
        onRows();
      });
    },
  };
}
