import { type ReadonlySignal, signal } from "@preact/signals";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";

/** The row that J and K have reached, and those that are ticked. */
export interface TicketSelection {
  readonly cursor: ReadonlySignal<TicketNumber | undefined>;
  readonly chosen: ReadonlySignal<ReadonlySet<TicketNumber>>;
  /** One row on or back; the first one where none was reached yet. */
  step(by: 1 | -1): void;
  moveTo(number: TicketNumber): void;
  toggle(number: TicketNumber): void;
  keep(numbers: ReadonlySet<TicketNumber>): void;
  clear(): void;
}

export function createTicketSelection(rows: ReadonlySignal<readonly TicketRow[]>): TicketSelection {
  const cursor = signal<TicketNumber | undefined>(undefined);
  const chosen = signal<ReadonlySet<TicketNumber>>(new Set());
  return {
    cursor,
    chosen,
    step(by) {
      const shown = rows.peek();
      const at = shown.findIndex(({ number }) => number === cursor.peek());
      const next = shown[at === -1 ? 0 : at + by];
      if (next) cursor.value = next.number;
    },
    moveTo(number) {
      cursor.value = number;
    },
    toggle(number) {
      const next = new Set(chosen.peek());
      if (!next.delete(number)) next.add(number);
      chosen.value = next;
    },
    keep(numbers) {
      chosen.value = numbers;
    },
    clear() {
      cursor.value = undefined;
      chosen.value = new Set();
    },
  };
}
