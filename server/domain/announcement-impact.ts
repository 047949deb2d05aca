import type { AnnouncementRecord } from "./announcement-records.ts";

export const stepMinutes = 5;
const stepMs = stepMinutes * 60_000;
/** An hour. */
const stepCount = 12;

/** Epoch milliseconds, whole steps. */
export interface ImpactWindow {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/** The last hour; of one that is over, its last. */
export function impactWindow({ state, updates }: AnnouncementRecord, now: number): ImpactWindow {
  const last = state === "ended" ? (updates.at(-1)?.at ?? now) : now;
  const to = (Math.floor(last / stepMs) + 1) * stepMs;
  return { from: to - stepCount * stepMs, to, stepMs };
}

/** A point for each step, those without anybody too. */
export function impactPoints(
  counted: readonly { readonly step: number; readonly count: number }[],
): readonly number[] {
  const known = new Map(counted.map(({ step, count }) => [step, count]));
  return Array.from({ length: stepCount }, (_, step) => known.get(step) ?? 0);
}
