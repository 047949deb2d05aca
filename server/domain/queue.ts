import type { QueuePlace } from "../../protocol/conversation.ts";

/** What the estimate rests on. */
export interface Staffing {
  readonly agentsAvailable: number;
  /** Conversations that those on duty may hold together, and how many more they may take now. */
  readonly capacity: number;
  readonly free: number;
  /** Of this hour, in seconds: how long customers waited before an agent took them, and how long agents had them. */
  readonly waits: readonly number[];
  readonly handlingTimes: readonly number[];
}

/** From fewer it would be a guess, and so it would be beyond an hour. */
const fewest = 5;
const farthest = 3_600;

/** The place of the one at `index` of the queue, with a range for the wait where there is something to measure it by. */
export function placeAt(index: number, staffing: Staffing): QueuePlace {
  const position = index + 1;
  if (staffing.agentsAvailable === 0) return { position, available: false };
  const estimatedWaitRange = estimate(index, staffing);
  if (!estimatedWaitRange) return { position, available: true };
  const [, estimatedWaitSeconds] = estimatedWaitRange;
  return { position, estimatedWaitSeconds, estimatedWaitRange, available: true };
}

export interface QueueAhead {
  /** So many go before the customer. */
  readonly ahead: number;
  readonly staffing: Staffing;
}

/** The place in the one of these queues where it is the customer's turn first. */
export function placeAmong(queues: readonly QueueAhead[]): QueuePlace {
  const { ahead, staffing } = queues.reduce((first, other) => {
    const later = roundsOf(other) - roundsOf(first) || other.ahead - first.ahead;
    return later < 0 ? other : first;
  });
  return placeAt(ahead, staffing);
}

/** So often all conversations have to end first. */
const roundsOf = ({ ahead, staffing: { free, capacity } }: QueueAhead) =>
  Math.max(0, ahead - free + 1) / Math.max(1, capacity);

/**
 * Whoever finds room waits as customers did lately. The others wait until so many conversations have ended: with `capacity` of
 * them going on, one ends every `handling time / capacity`.
 */
function estimate(
  index: number,
  { capacity, free, waits, handlingTimes }: Staffing,
): readonly [number, number] | undefined {
  const isRoom = index < free;
  const measured = isRoom ? waits : handlingTimes;
  if (measured.length < fewest || capacity === 0) return undefined;
  const ends = isRoom ? 1 : (index - free + 1) / capacity;
  const [from, to] = middleHalf(measured).map((seconds) => seconds * ends) as [number, number];
  const range = [Math.floor(from / 60) * 60, Math.max(1, Math.ceil(to / 60)) * 60] as const;
  return range[1] > farthest ? undefined : range;
}

/** How long those wait who wait now, where these are the last of each team: the slowest team decides. Undefined where it would be a guess. */
export function clearanceOf(last: readonly QueuePlace[]): QueuePlace["estimatedWaitRange"] {
  const ranges = last.map(({ estimatedWaitRange }) => estimatedWaitRange);
  if (ranges.includes(undefined)) return undefined;
  return ranges.reduce(
    (slowest, one) => ((one?.[1] ?? 0) > (slowest?.[1] ?? 0) ? one : slowest),
    undefined,
  );
}

/** Half of the values lie between these two. */
function middleHalf(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return [at(0.25), at(0.75)];
}

/** So many at the front are sent each step that they move. */
export const frontLength = 20;

/** Whether somebody who has read the one place wants to read the other: behind the front a few steps of many are nothing. */
export function hasMoved(before: QueuePlace | undefined, now: QueuePlace): boolean {
  if (!before || before.available !== now.available || before.opensAt !== now.opensAt) return true;
  if (now.position <= frontLength) {
    return (
      before.position !== now.position || before.estimatedWaitSeconds !== now.estimatedWaitSeconds
    );
  }
  return Math.abs(before.position - now.position) >= now.position / 10;
}
