import { type ConversationId, type Priority, priorities } from "./conversation.ts";

interface Ranked<Time> {
  readonly priority: Priority;
  readonly waitingSince?: Time | undefined;
  /** As it was stored when the conversation came into the queue. Epoch milliseconds. */
  readonly turnAt?: number | undefined;
}

interface InQueue<Time> extends Ranked<Time> {
  readonly id: ConversationId;
}

/**
 * Each level of priority is worth so long a wait, in milliseconds: who is urgent goes before all who have waited less than an
 * hour longer. So the more pressing go first, and nobody starves behind them. `queue.yml` and the console can say otherwise.
 */
export const usualHeadStartMs = 1_800_000;

/** The moment by which the queue is sorted: since when somebody waits, with the head start of their priority. Epoch milliseconds. */
export const turnOf = (
  { priority, waitingSince }: Omit<Ranked<number | string>, "turnAt">,
  headStartMs: number,
): number | undefined =>
  waitingSince === undefined
    ? undefined
    : millisecondsOf(waitingSince) - priorities.indexOf(priority) * headStartMs;

/** The stored turn; a version that stores none, during an upgrade, goes by the usual head start. */
export const storedTurn = (one: Ranked<number | string>): number =>
  one.turnAt ?? turnOf(one, usualHeadStartMs) ?? Number.NEGATIVE_INFINITY;

/**
 * The one order of the queue: whose turn comes first, then the smaller id.
 *
 * The domain sorts records by it, whose turn is stored; the console its rows by `queueOrderBy`.
 * The store's index has the same order; a property test holds it to this function.
 */
export const queueOrder = <Time extends number | string>(
  one: InQueue<Time>,
  other: InQueue<Time>,
): number => ascending(storedTurn(one), storedTurn(other)) || ascending(one.id, other.id);

/** The same for rows, by the head start that the desk says. Times are ISO 8601. */
export const queueOrderBy =
  (headStartMs: number) =>
  (one: InQueue<string>, other: InQueue<string>): number =>
    queueOrder(withTurn(one, headStartMs), withTurn(other, headStartMs));

const withTurn = ({ id, priority, waitingSince }: InQueue<string>, headStartMs: number) => ({
  id,
  priority,
  waitingSince,
  turnAt: turnOf({ priority, waitingSince }, headStartMs),
});

const millisecondsOf = (time: number | string) =>
  typeof time === "number" ? time : Date.parse(time);

function ascending<T extends number | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
