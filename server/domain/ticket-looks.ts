import type { TicketPatch, TicketRecord } from "./ticket.ts";

/** A screen that is open reads the ticket again with each change: that is not noted so often. Milliseconds. */
const readingMs = 60_000;
/** After so long it is another look. Milliseconds. */
const apartMs = 30 * 60_000;

/** What a look of the customer's changes; undefined where it is the one that was noted last. */
export function lookAt(
  { seenAt, seenCount = 0, lastAt }: TicketRecord,
  now: number,
): TicketPatch | undefined {
  if (seenAt === undefined) return { seenAt: now, seenCount: 1 };
  // What came meanwhile is looked at now: to another device it has not moved since.
  if (now - seenAt < readingMs && lastAt <= seenAt) return undefined;
  return { seenAt: now, seenCount: now - seenAt < apartMs ? seenCount : seenCount + 1 };
}
