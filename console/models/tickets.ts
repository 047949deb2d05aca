import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import { createTicketList, type TicketListModel } from "./ticket-list.ts";
import { createTicketSelection, type TicketSelection } from "./ticket-selection.ts";

const told = [
  "not_yours",
  "closed",
  "invalid",
  "secret_found",
  "impostor_words",
  "on_hold",
] as const;
type RefusedAs = (typeof told)[number] | "other";

/** Which words there are for it. */
export function refusedAs(error: unknown): RefusedAs {
  const { code } = asRefusal(error);
  return told.find((one) => one === code) ?? "other";
}

export type TicketStepCall = (
  call: AgentCall,
  number: TicketNumber,
) => Promise<{ readonly ticket: AgentTicket }>;

/** The page of complaints: the lists, the rows that are chosen together, and the one that is open. */
export interface TicketsModel extends TicketListModel {
  readonly selection: TicketSelection;
  /** Of the one that is open, or is on its way. */
  readonly number: ReadonlySignal<TicketNumber | undefined>;
  /** Undefined while the list is shown. */
  readonly open: ReadonlySignal<AgentTicket | "loading" | "gone" | undefined>;
  /** Where the open one stands in the list, from 0; undefined where it is none of it. */
  readonly place: ReadonlySignal<number | undefined>;
  /** Why the last step was not taken. */
  readonly refused: ReadonlySignal<RefusedAs | null>;
  /** Alerts that came while the page was not looked at. */
  readonly alerts: ReadonlySignal<number>;
  choose(number: TicketNumber): Promise<void>;
  /** The next or the previous one of the list. */
  move(by: 1 | -1): void;
  leave(): void;
  /** Takes one step with the open ticket. True once it is taken. */
  step(take: TicketStepCall): Promise<boolean>;
  /** One step with each that is selected. Answers how many refused; those stay selected. */
  bulk(take: TicketStepCall): Promise<number>;
  /** Something was done about a ticket, here or elsewhere. */
  heard(number: string): void;
  alerted(): void;
  seen(): void;
}

/** Milliseconds between two readings of the list that nobody asked for. */
const listEveryMs = 2_000;

export function createTicketsModel(call: AgentCall): TicketsModel {
  const lists = createTicketList(call);
  const { rows } = lists;
  const open = signal<AgentTicket | "loading" | "gone" | undefined>(undefined);
  const refused = signal<RefusedAs | null>(null);
  const alerts = signal(0);
  const chosen = signal<TicketNumber | undefined>(undefined);
  const selection = createTicketSelection(rows);
  let reading: ReturnType<typeof setTimeout> | undefined;

  async function read(number: TicketNumber) {
    try {
      const { ticket } = await call("ticket:open", { number });
      if (number === chosen.peek()) open.value = ticket;
    } catch (error) {
      const isGone = asRefusal(error).code === "not_found";
      if (number === chosen.peek() && isGone) open.value = "gone";
    }
  }

  const place = computed(() => {
    const index = rows.value.findIndex(({ number }) => number === chosen.value);
    return index === -1 ? undefined : index;
  });

  async function choose(number: TicketNumber) {
    chosen.value = number;
    refused.value = null;
    open.value = "loading";
    selection.moveTo(number);
    await read(number);
  }

  return {
    ...lists,
    reload() {
      lists.reload();
      const shown = chosen.peek();
      if (shown !== undefined) void read(shown);
    },
    selection,
    number: chosen,
    open,
    place,
    refused,
    alerts,
    show(wanted) {
      selection.clear();
      lists.show(wanted);
    },
    narrow(part) {
      selection.clear();
      lists.narrow(part);
    },
    choose,
    move(by) {
      const at = place.peek();
      const next = rows.peek()[at === undefined ? 0 : at + by];
      if (next) void choose(next.number);
    },
    leave() {
      chosen.value = undefined;
      open.value = undefined;
    },
    async step(take) {
      const number = chosen.peek();
      if (number === undefined) return false;
      refused.value = null;
      try {
        const { ticket } = await take(call, number);
        if (ticket.number === chosen.peek()) open.value = ticket;
        return true;
      } catch (error) {
        refused.value = refusedAs(error);
        return false;
      }
    },
    async bulk(take) {
      const left = new Set<TicketNumber>();
      // One after the other: each is a step of its own, and may be refused alone.
      for (const number of selection.chosen.peek()) {
        try {
          await take(call, number);
        } catch (error) {
          asRefusal(error);
          left.add(number);
        }
      }
      selection.keep(left);
      lists.reload();
      return left.size;
    },
    heard(number) {
      const shown = chosen.peek();
      if (number === shown) void read(shown);
      // In a rush of changes the list is read once, not for each.
      if (reading !== undefined) return;
      reading = setTimeout(() => {
        reading = undefined;
        lists.reload();
      }, listEveryMs);
    },
    alerted() {
      alerts.value += 1;
    },
    seen() {
      alerts.value = 0;
    },
  };
}
