/** How many wait, looked at every ten minutes: what is usual at a weekday and hour is read from it. */

import { dayMs, minuteMs } from "./local-time.ts";
import type { WaitingSample } from "./waiting-records.ts";

export const slotMs = 10 * minuteMs;

/** When the ten minutes began in which it is. */
export const slotOf = (now: number): number => Math.floor(now / slotMs) * slotMs;

export interface WhichWaiting {
  /** Undefined: of all. */
  readonly team?: string | undefined;
  readonly topic?: string | undefined;
}

const weekMs = 7 * dayMs;
const weeksBack = 8;
/** One week alone says nothing of what is usual. */
const fewestWeeks = 2;

/** The same time one week ago, two weeks ago… Whole days of 24 hours: after a change of the clock it is an hour off for as long. */
export const weeksBefore = (at: number): readonly number[] =>
  Array.from({ length: weeksBack }, (_, index) => at - (index + 1) * weekMs);

/** From then on a sample is too old to say anything. */
export const sampleTooOld = (now: number): number => now - (weeksBack + 1) * weekMs;

/** How many of these waited then; undefined where nobody has counted. */
const waitedAt = (
  sample: WaitingSample | undefined,
  { team, topic }: WhichWaiting = {},
): number | undefined =>
  sample?.counts
    .filter(
      (one) =>
        (team === undefined || one.team === team) && (topic === undefined || one.topic === topic),
    )
    .reduce((sum, { count }) => sum + count, 0);

export type SampleAt = (slot: number) => WaitingSample | undefined;

/** The middle of the weeks before; undefined where too few are known. */
export function usualAt(
  sampleAt: SampleAt,
  slot: number,
  which: WhichWaiting = {},
): number | undefined {
  const known = weeksBefore(slot).flatMap((at) => waitedAt(sampleAt(at), which) ?? []);
  if (known.length < fewestWeeks) return undefined;
  const sorted = [...known].sort((one, other) => one - other);
  const low = sorted[(sorted.length - 1) >> 1] ?? 0;
  const high = sorted[sorted.length >> 1] ?? low;
  return Math.round((low + high) / 2);
}

/** The slots of today up to now: how many waited, and how many usually do. */
export function curveOf(
  sampleAt: SampleAt,
  { from, now }: { readonly from: number; readonly now: number },
  which: WhichWaiting = {},
) {
  const first = slotOf(from);
  const slots = Array.from(
    { length: Math.max(1, (slotOf(now) - first) / slotMs + 1) },
    (_, index) => first + index * slotMs,
  );
  const usual = slots.map((slot) => usualAt(sampleAt, slot, which));
  return {
    from: first,
    counts: slots.map((slot) => waitedAt(sampleAt(slot), which)),
    usual: usual.some((one) => one !== undefined) ? usual : undefined,
  };
}
