/** Tickets in lists, and which of them have moved. */

import type { Ticket, TicketNumber } from "./ticket.ts";

/** What was done about the customer's tickets by others. */
export interface TicketsMoved {
  readonly numbers: readonly TicketNumber[];
  /** There is one that is not closed yet. */
  readonly isOpen: boolean;
  /** How many were neither decided nor closed, and the most urgent of them. */
  readonly open: number;
  readonly urgent?: TicketSummary | undefined;
  /** The server's time: ask with it the next time. */
  readonly at: string;
}

/** One row of a list, without the history. */
export type TicketSummary = Pick<
  Ticket,
  | "number"
  | "state"
  | "topic"
  | "severity"
  | "promise"
  | "pausedSince"
  | "breachedAt"
  | "mergedInto"
  | "createdAt"
> & {
  readonly lastAt: string;
  /** How the complaint begins: it tells two about the same topic apart. */
  readonly words: string;
  /** Of the transaction that it is about. */
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
};
