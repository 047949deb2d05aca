import type { QueuePlace } from "../../protocol/conversation.ts";

/** What the estimate rests on. */
export interface Staffing {
  readonly agentsAvailable: number;
  /** Seconds that recently assigned conversations waited. */
  readonly recentWaits: readonly number[];
}

/** Seconds of a round before anything was measured, and at least. */
const firstGuess = 120;
const shortest = 30;

/**
 * The place of the one at `index` of the queue. In one round each agent takes one customer; a round takes as long as
 * customers waited lately.
 */
export function placeAt(index: number, staffing: Staffing): QueuePlace {
  const { agentsAvailable } = staffing;
  const position = index + 1;
  if (agentsAvailable === 0) return { position, estimatedWaitSeconds: 0, available: false };
  const rounds = Math.ceil(position / agentsAvailable);
  const round = Math.max(shortest, median(staffing.recentWaits) ?? firstGuess);
  return { position, estimatedWaitSeconds: Math.round(rounds * round), available: true };
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

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Somebody who reloads the page, or passes a tunnel, has not left. */
const awayGraceMs = 15_000;

/** `since` and `now` in epoch milliseconds. */
export const isAway = (since: number | undefined, now: number): boolean =>
  since !== undefined && now - since >= awayGraceMs;
