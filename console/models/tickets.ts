import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgentTicket, TicketNumber, TicketRow, TicketView } from "../../protocol/ticket.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

type RefusedAs = "not_yours" | "closed" | "invalid" | "other";

/** The page of complaints: a list, and the one that is open. */
export interface TicketsModel {
  readonly view: ReadonlySignal<TicketView>;
  readonly rows: ReadonlySignal<readonly TicketRow[]>;
  readonly state: ReadonlySignal<"loading" | "failed" | "more" | "all">;
  /** Undefined while none is chosen. */
  readonly open: ReadonlySignal<AgentTicket | "loading" | "gone" | undefined>;
  /** Why the last step was not taken. */
  readonly refused: ReadonlySignal<RefusedAs | null>;
  show(view: TicketView): void;
  loadMore(): Promise<void>;
  choose(number: TicketNumber): Promise<void>;
  /** Takes one step with the open ticket. True once it is taken. */
  step(
    take: (call: AgentCall, number: TicketNumber) => Promise<{ readonly ticket: AgentTicket }>,
  ): Promise<boolean>;
  /** Something was done about a ticket, here or elsewhere. */
  heard(number: string): void;
}

/** Milliseconds between two readings of the list that nobody asked for. */
const listEveryMs = 2_000;

export function createTicketsModel(call: AgentCall): TicketsModel {
  const view = signal<TicketView>("open");
  const rows = signal<readonly TicketRow[]>([]);
  const state = signal<"loading" | "failed" | "more" | "all">("loading");
  const open = signal<AgentTicket | "loading" | "gone" | undefined>(undefined);
  const refused = signal<RefusedAs | null>(null);
  let cursor: string | undefined;
  let chosen: TicketNumber | undefined;
  let reading: ReturnType<typeof setTimeout> | undefined;

  async function load(from: readonly TicketRow[]) {
    const wanted = view.peek();
    state.value = "loading";
    try {
      const page = await call("ticket:list", {
        view: wanted,
        ...(from.length > 0 && cursor ? { cursor } : {}),
      });
      // Another view may have been chosen meanwhile.
      if (wanted !== view.peek()) return;
      rows.value = [...from, ...page.tickets];
      cursor = page.cursor;
      state.value = page.cursor === undefined ? "all" : "more";
    } catch (error) {
      asRefusal(error);
      if (wanted === view.peek()) state.value = "failed";
    }
  }

  async function read(number: TicketNumber) {
    try {
      const { ticket } = await call("ticket:open", { number });
      if (number === chosen) open.value = ticket;
    } catch (error) {
      const isGone = asRefusal(error).code === "not_found";
      if (number === chosen && isGone) open.value = "gone";
    }
  }

  return {
    view,
    rows,
    state,
    open,
    refused,
    show(wanted) {
      view.value = wanted;
      rows.value = [];
      void load([]);
    },
    loadMore: () => load(rows.peek()),
    async choose(number) {
      chosen = number;
      refused.value = null;
      open.value = "loading";
      await read(number);
    },
    async step(take) {
      if (chosen === undefined) return false;
      refused.value = null;
      try {
        const { ticket } = await take(call, chosen);
        if (ticket.number === chosen) open.value = ticket;
        return true;
      } catch (error) {
        const { code } = asRefusal(error);
        refused.value =
          code === "not_yours" || code === "closed" || code === "invalid" ? code : "other";
        return false;
      }
    },
    heard(number) {
      if (number === chosen) void read(chosen);
      // In a rush of changes the list is read once, not for each.
      if (reading !== undefined) return;
      reading = setTimeout(() => {
        reading = undefined;
        void load([]);
      }, listEveryMs);
    },
  };
}
