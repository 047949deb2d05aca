import { type ConversationId, type Priority, priorities } from "./conversation.ts";

interface InQueue<Time> {
  readonly id: ConversationId;
  readonly priority: Priority;
  readonly waitingSince?: Time | undefined;
}

/**
 * The one order of the queue: the most pressing first, then who has waited longest, then the smaller id.
 *
 * The domain sorts records by it and the console its rows, so times are epoch milliseconds or ISO 8601 strings.
 * The store's index has the same order; a property test holds it to this function.
 */
export const queueOrder = <Time extends number | string>(
  one: InQueue<Time>,
  other: InQueue<Time>,
): number =>
  priorities.indexOf(other.priority) - priorities.indexOf(one.priority) ||
  ascending(one.waitingSince, other.waitingSince) ||
  ascending(one.id, other.id);

/** An absent value goes first. */
function ascending<T extends number | string>(one: T | undefined, other: T | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return one < other ? -1 : 1;
}
