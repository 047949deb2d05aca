import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { DeskRow, DeskView } from "../../protocol/desk.ts";
import type { AgentCall } from "./agent-call.ts";
import { createHeldList } from "./held-list.ts";
import type { HeldRows } from "./held-rows.ts";
import { createRowPages, type RowPages } from "./row-pages.ts";
import { rowsIn } from "./rows.ts";

type Counts = Readonly<Record<DeskView, { readonly count: number; readonly more: boolean }>>;

/** The lists of the desk. While one is in use its rows keep their places, and new rows wait behind a button. */
export interface DeskLists extends Pick<RowPages, "rows" | "state" | "reload"> {
  readonly view: ReadonlySignal<DeskView>;
  readonly held: ReadonlySignal<HeldRows>;
  /** Rows in each list as far as loaded; `more` when the server has others. */
  readonly counts: ReadonlySignal<Counts>;
  show(view: DeskView): void;
  /** The pointer or the focus is in the list, or has left it. */
  use(inUse: boolean): void;
  /** Shows the new rows that wait, all rows in their right order. */
  reveal(): void;
  /** The agent has acted on this conversation: its row may move at once, even while the list is in use. */
  expect(id: ConversationId): void;
  /** Takes a row that changed. Returns what was known of it before. */
  apply(row: DeskRow): DeskRow | undefined;
  /** Nothing is left of this customer's. */
  forget(id: CustomerId): void;
  loadMore(): Promise<void>;
}

interface DeskListsOptions {
  readonly call: AgentCall;
  readonly me: () => AgentId;
  readonly now?: () => number;
}

/** How long after an agent's action its row may still arrive, in milliseconds. */
const expectedMs = 3_000;

export function createDeskLists({ call, me, now = Date.now }: DeskListsOptions): DeskLists {
  const view = signal<DeskView>("queue");
  const pages = createRowPages(call, () => list.revealWhereEmpty());
  const { rows, state, reload } = pages;
  const list = createHeldList(
    computed(() => rowsIn(view.value, rows.value, me())),
    rows,
  );
  const { held, use, reveal } = list;
  const count = (name: DeskView) => ({
    count: rowsIn(name, rows.value, me()).length,
    more: pages.hasMore(name),
  });
  let expected: { readonly id: ConversationId; readonly until: number } | undefined;

  return {
    rows,
    state,
    view,
    held,
    counts: computed(() => mapViews(count)),
    show(name) {
      batch(() => {
        view.value = name;
        reveal();
      });
      if (!isPushedInFull(name)) void pages.refresh(name);
    },
    use,
    reveal,
    expect(id) {
      expected = { id, until: now() + expectedMs };
      reveal();
    },
    apply(row) {
      const before = rows.value.get(row.id);
      batch(() => {
        pages.apply(row);
        if (row.id === expected?.id && now() < expected.until) reveal();
      });
      return before;
    },
    forget: pages.forget,
    reload,
    loadMore: () => pages.loadMore(view.value, reveal),
  };
}

const mapViews = <T>(make: (view: DeskView) => T): Record<DeskView, T> => ({
  queue: make("queue"),
  mine: make("mine"),
  all: make("all"),
  resolved: make("resolved"),
});

/** Of a conversation with the bot the server sends a row only once it concerns an agent. */
const isPushedInFull = (view: DeskView) => view === "queue" || view === "mine";
