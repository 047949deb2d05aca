import type { TicketPatch } from "./ticket.ts";
import type { NewEntry } from "./ticket-entry.ts";

/** What a step sets in the record, and the entries of the timeline that tell of it. */
export interface TicketChange {
  readonly patch: TicketPatch;
  readonly entries: readonly NewEntry[];
}

/** It was so before: nothing is written, and nobody reads of it. */
export const noChange: TicketChange = { patch: {}, entries: [] };

/** The promise as an entry shows it; nothing where the step makes no new one. */
export const promised = ({ promiseKind: kind, promiseAt: at }: TicketPatch) =>
  kind === undefined || at === undefined ? undefined : { kind, at };
