import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type {
  TeamTask,
  TicketFilter,
  TicketOverview,
  TicketRow,
  TicketView,
} from "../../protocol/agent-ticket.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import {
  type FoldedGroup,
  foldedGroups,
  groupedRows,
  type TicketGrouping,
} from "./ticket-groups.ts";

/** Which list is shown: a view with its filter, or what one team was asked. */
export interface ShownList {
  readonly view: TicketView;
  readonly filter: TicketFilter;
  /** Of a list that was saved. */
  readonly savedId?: string | undefined;
  readonly team?: string | undefined;
}

export interface TicketListModel {
  readonly list: ReadonlySignal<ShownList>;
  readonly overview: ReadonlySignal<TicketOverview | null>;
  readonly grouping: Signal<TicketGrouping>;
  /** What is shown then. */
  groupsAt(now: number): readonly FoldedGroup[];
  unfold(group: FoldedGroup): void;
  /** Those that are shown, in their order: group by group. */
  readonly rows: ReadonlySignal<readonly TicketRow[]>;
  readonly tasks: ReadonlySignal<readonly TeamTask[]>;
  readonly state: ReadonlySignal<"loading" | "failed" | "more" | "all">;
  show(list: ShownList): void;
  /** The same view with one more condition, or one less where it is undefined. */
  narrow(part: TicketFilter): void;
  /** The list and all counts again. */
  reload(): void;
  loadMore(): Promise<void>;
  saveView(name: string, isShared: boolean): Promise<void>;
  removeView(id: string): Promise<void>;
}

export function createTicketList(call: AgentCall): TicketListModel {
  const list = signal<ShownList>({ view: "open", filter: {} });
  const overview = signal<TicketOverview | null>(null);
  const rows = signal<readonly TicketRow[]>([]);
  const tasks = signal<readonly TeamTask[]>([]);
  const grouping = signal<TicketGrouping>("promise");
  const unfolded = signal<ReadonlySet<string>>(new Set());
  const groupsAt = (now: number) =>
    foldedGroups(groupedRows(rows.value, grouping.value, now), unfolded.value);
  const shown = computed(() => groupsAt(Date.now()).flatMap((group) => group.rows));
  const state = signal<"loading" | "failed" | "more" | "all">("loading");
  let cursor: string | undefined;

  async function load(isMore: boolean) {
    const wanted = list.peek();
    const { view, filter, team } = wanted;
    const from = isMore && cursor !== undefined ? { cursor } : {};
    if (rows.peek().length + tasks.peek().length === 0) state.value = "loading";
    try {
      const page =
        team === undefined
          ? await call("ticket:list", { view, filter, ...from })
          : await call("ticket:tasks", { team, ...from });
      // Another list may have been chosen meanwhile.
      if (wanted !== list.peek()) return;
      if ("tasks" in page) tasks.value = [...(isMore ? tasks.peek() : []), ...page.tasks];
      else rows.value = [...(isMore ? rows.peek() : []), ...page.tickets];
      cursor = page.cursor;
      state.value = page.cursor === undefined ? "all" : "more";
    } catch (error) {
      asRefusal(error);
      if (wanted === list.peek()) state.value = "failed";
    }
  }

  async function count(answer: Promise<{ readonly overview: TicketOverview }>) {
    try {
      overview.value = (await answer).overview;
    } catch (error) {
      asRefusal(error);
    }
  }

  function show(wanted: ShownList) {
    list.value = wanted;
    rows.value = [];
    tasks.value = [];
    unfolded.value = new Set();
    cursor = undefined;
    void load(false);
  }

  return {
    list,
    overview,
    grouping,
    groupsAt,
    unfold({ name }) {
      unfolded.value = new Set([...unfolded.peek(), name]);
    },
    rows: shown,
    tasks,
    state,
    show,
    narrow(part) {
      const { view, filter } = list.peek();
      const all = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
      show({ view, filter: Object.fromEntries(all) });
    },
    reload() {
      void load(false);
      void count(call("ticket:overview", {}));
    },
    loadMore: () => load(true),
    async saveView(name, isShared) {
      const { view, filter } = list.peek();
      await count(call("ticket:save-view", { name, view, filter, isShared }));
    },
    removeView: (id) => count(call("ticket:remove-view", { id })),
  };
}
