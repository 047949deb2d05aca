import { type ConversationId, type Priority, priorities } from "./conversation.ts";

interface InQueue<Time> {
  readonly id: ConversationId;
  readonly priority: Priority;
  readonly waitingSince?: Time | undefined;
}

/**
 * Each level of priority is worth so long a wait: who is urgent goes before all who have waited less than an hour longer. So
 * the more pressing go first, and nobody starves behind them. The store's index has this number in it.
 */
export const headStartMs = 1_800_000;

/** Who has waited longest counts first, with the head start of their priority. Epoch milliseconds. */
export const turnOf = ({ priority, waitingSince }: Omit<InQueue<number | string>, "id">): number =>
  waitingSince === undefined
    ? Number.NEGATIVE_INFINITY
    : millisecondsOf(waitingSince) - priorities.indexOf(priority) * headStartMs;

/**
 * The one order of the queue: whose turn comes first, then the smaller id.
 *
 * The domain sorts records by it and the console its rows, so times are epoch milliseconds or ISO 8601 strings.
 * The store's index has the same order; a property test holds it to this function.
 */
export const queueOrder = <Time extends number | string>(
  one: InQueue<Time>,
  other: InQueue<Time>,
): number => ascending(turnOf(one), turnOf(other)) || ascending(one.id, other.id);

const millisecondsOf = (time: number | string) =>
  typeof time === "number" ? time : Date.parse(time);

function ascending<T extends number | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
