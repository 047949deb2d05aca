import type { Ticket } from "./ticket.ts";

/** A promise was broken, and so was the date after it: there is none until a person gives one. `now`: epoch milliseconds. */
export const hasNoDate = (
  { promise, breachedAt, pausedSince }: Pick<Ticket, "promise" | "breachedAt" | "pausedSince">,
  now: number,
): boolean =>
  breachedAt !== undefined && pausedSince === undefined && Date.parse(promise.at) <= now;
