import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { DeskRow, DeskView } from "../../protocol/desk.ts";
import type { AgentCall } from "./agent-call.ts";
import { createHeldList, type HeldList } from "./held-list.ts";
import type { HeldRows } from "./held-rows.ts";
import { createRowPages, type RowPages } from "./row-pages.ts";
import { type ListReader, rowsIn } from "./rows.ts";

/** What stands under the title: the open work in two groups, or one list. */
export const listChoices = ["open", "bot", "all", "resolved"] as const;
export type ListChoice = (typeof listChoices)[number];

const groupsOf: Record<ListChoice, readonly DeskView[]> = {
  open: ["mine", "queue"],
  bot: ["bot"],
  all: ["all"],
  resolved: ["resolved"],
};

export interface RowGroup extends HeldRows {
  readonly view: DeskView;
  /** Rows in it as far as loaded; `more` when the server has others. */
  readonly count: number;
  readonly more: boolean;
}

/** The lists of the desk. While one is in use its rows keep their places, and new rows wait behind a button. */
export interface DeskLists extends Pick<RowPages, "rows" | "state" | "reload"> {
  readonly choice: ReadonlySignal<ListChoice>;
  readonly groups: ReadonlySignal<readonly RowGroup[]>;
  /** All groups, one after the other. */
  readonly held: ReadonlySignal<HeldRows>;
  show(choice: ListChoice): void;
  /** The pointer or the focus is in the lists, or has left them. */
  use(inUse: boolean): void;
  /** Shows the new rows that wait, all rows in their right order. */
  reveal(): void;
  /** The agent has acted on this conversation: its row may move at once, even while the list is in use. */
  expect(id: ConversationId): void;
  /** Takes a row that changed. Returns what was known of it before. */
  apply(row: DeskRow): DeskRow | undefined;
  /** Nothing is left of this customer's. */
  forget(id: CustomerId): void;
  loadMore(view: DeskView): Promise<void>;
}

interface DeskListsOptions {
  readonly call: AgentCall;
  readonly me: () => AgentId;
  readonly headStartMs?: () => number | undefined;
  readonly now?: () => number;
}

/** How long after an agent's action its row may still arrive, in milliseconds. */
const expectedMs = 3_000;

export function createDeskLists({
  call,
  me,
  headStartMs = () => undefined,
  now = Date.now,
}: DeskListsOptions): DeskLists {
  const choice = signal<ListChoice>("open");
  const pages = createRowPages(call, () => ofChoice((list) => list.revealWhereEmpty()));
  const { rows, state, reload } = pages;
  const reader = (): ListReader => ({ me: me(), headStartMs: headStartMs() });
  const lists = mapViews((view) =>
    createHeldList(
      computed(() => rowsIn(view, rows.value, reader())),
      rows,
    ),
  );
  const ofChoice = <T>(act: (list: HeldList) => T) =>
    groupsOf[choice.peek()].map((view) => act(lists[view]));
  const reveal = () => batch(() => void ofChoice((list) => list.reveal()));
  const groups = computed(() =>
    groupsOf[choice.value].map((view) => ({
      view,
      ...lists[view].held.value,
      count: rowsIn(view, rows.value, reader()).length,
      more: pages.hasMore(view),
    })),
  );
  let expected: { readonly id: ConversationId; readonly until: number } | undefined;

  return {
    rows,
    state,
    choice,
    groups,
    held: computed(() => ({
      shown: groups.value.flatMap(({ shown }) => shown),
      waiting: groups.value.reduce((sum, { waiting }) => sum + waiting, 0),
    })),
    show(name) {
      batch(() => {
        ofChoice((list) => list.use(false));
        choice.value = name;
      });
      for (const view of groupsOf[name]) if (!isPushedInFull(view)) void pages.refresh(view);
    },
    use(inUse) {
      batch(() => void ofChoice((list) => list.use(inUse)));
    },
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
    loadMore: (view) => pages.loadMore(view, reveal),
  };
}

const mapViews = <T>(make: (view: DeskView) => T): Record<DeskView, T> => ({
  queue: make("queue"),
  mine: make("mine"),
  bot: make("bot"),
  all: make("all"),
  resolved: make("resolved"),
});

/** Of a conversation with the bot the server sends a row only once it concerns an agent. */
const isPushedInFull = (view: DeskView) => view === "queue" || view === "mine";
