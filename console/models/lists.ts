import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { type DeskRow, type DeskView, deskViews } from "../../protocol/desk.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type HeldRows, holdRows, letGo } from "./held-rows.ts";
import type { Call } from "./namespace.ts";
import { mergeRows, type Rows, rowsOf } from "./rows.ts";

export type ListState = "loading" | "ready" | "failed";

export interface DeskLists {
  readonly rows: ReadonlySignal<Rows>;
  readonly view: ReadonlySignal<DeskView>;
  readonly state: ReadonlySignal<ListState>;
  readonly held: ReadonlySignal<HeldRows>;
  /** Rows in each list as far as loaded; `more` when the server has others. */
  readonly counts: ReadonlySignal<Readonly<Record<DeskView, { count: number; more: boolean }>>>;
  show(view: DeskView): void;
  /** The pointer or the focus is in the list, or has left it. */
  use(inUse: boolean): void;
  /** Lets in what waits. */
  reveal(): void;
  /** The agent has done something to it: what moves for that is no surprise. */
  expect(id: ConversationId): void;
  /** Takes a row that changed; gives the one that was known before. */
  apply(row: DeskRow): DeskRow | undefined;
  /** All lists anew: at the start and after every reconnection. */
  reload(): Promise<void>;
  loadMore(): Promise<void>;
}

type Cursors = Readonly<Partial<Record<DeskView, string | undefined>>>;

/** So long after an agent's own doing its row may arrive, in milliseconds. */
const expectedMs = 3_000;

export function createDeskLists(call: Call, me: () => AgentId): DeskLists {
  const rows = signal<Rows>(new Map());
  const view = signal<DeskView>("queue");
  const state = signal<ListState>("loading");
  const cursors = signal<Cursors>({});
  /** The order in which the list stands still; null while nobody uses it. */
  const order = signal<readonly ConversationId[] | null>(null);
  let changed: DeskRow[] | undefined;
  let expected: { readonly id: ConversationId; readonly until: number } | undefined;

  const live = computed(() => rowsOf(view.value, rows.value, me()));
  const held = computed(() =>
    order.value === null ? letGo(live.value) : holdRows(order.value, live.value, rows.value),
  );
  const counts = computed(() => {
    const count = (name: DeskView) => ({
      count: rowsOf(name, rows.value, me()).length,
      more: cursors.value[name] !== undefined,
    });
    return {
      queue: count("queue"),
      mine: count("mine"),
      all: count("all"),
      resolved: count("resolved"),
    };
  });
  const freeze = () => {
    order.value = live.value.map((row) => row.id);
  };
  const reveal = () => {
    if (order.value !== null) freeze();
  };
  const learn = (known: Rows) => {
    batch(() => {
      rows.value = known;
      // Where no row is shown, none could move away: the first ones come in, and stand still from then on.
      if (!order.value?.some((id) => known.has(id))) reveal();
    });
  };

  const fetchPage = async (name: DeskView, cursor?: string) => {
    const page = await call("desk:list", {
      view: name,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { name, ...page };
  };

  const refresh = async (name: DeskView) => {
    try {
      const page = await fetchPage(name);
      learn(mergeRows(rows.value, page.conversations));
    } catch (error) {
      // What is shown stays: every reconnection loads all lists again.
      asRefusal(error);
    }
  };

  return {
    rows,
    view,
    state,
    held,
    counts,
    show(name) {
      batch(() => {
        view.value = name;
        reveal();
      });
      if (!isToldOfAll(name)) void refresh(name);
    },
    use(inUse) {
      if (!inUse) order.value = null;
      else if (order.value === null) freeze();
    },
    reveal,
    expect(id) {
      expected = { id, until: Date.now() + expectedMs };
      reveal();
    },
    apply(row) {
      const before = rows.value.get(row.id);
      changed?.push(row);
      batch(() => {
        learn(mergeRows(rows.value, [row]));
        if (row.id === expected?.id && Date.now() < expected.until) reveal();
      });
      return before;
    },
    async reload() {
      // Rows that change while the pages are on their way must not be lost under them.
      changed = [];
      try {
        const pages = await Promise.all(deskViews.map((name) => fetchPage(name)));
        batch(() => {
          const fetched = pages.flatMap((page) => page.conversations);
          learn(mergeRows(mergeRows(new Map(), fetched), changed ?? []));
          cursors.value = Object.fromEntries(pages.map((page) => [page.name, page.cursor]));
          state.value = "ready";
        });
      } catch (error) {
        asRefusal(error);
        if (rows.value.size === 0) state.value = "failed";
      } finally {
        changed = undefined;
      }
    },
    async loadMore() {
      const name = view.value;
      const cursor = cursors.value[name];
      if (cursor === undefined) return;
      const page = await fetchPage(name, cursor);
      batch(() => {
        learn(mergeRows(rows.value, page.conversations));
        cursors.value = { ...cursors.value, [name]: page.cursor };
        reveal();
      });
    },
  };
}

/** Of conversations with the bot the server tells only when they begin to concern an agent. */
const isToldOfAll = (view: DeskView) => view === "queue" || view === "mine";
