import { type ClockTone, warnShare } from "./due.ts";
import type { Rows } from "./rows.ts";

/** Of a wait, against the target of the desk. Without one, before the desk is known, it is calm. */
export function toneOf(seconds: number, targetSeconds: number | undefined): ClockTone {
  if (targetSeconds === undefined) return "calm";
  if (seconds >= targetSeconds) return "danger";
  return seconds >= targetSeconds * warnShare ? "warn" : "calm";
}

/** Whole seconds. A clock that is behind the server's never gives a negative wait. */
export const secondsSince = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / 1000));

interface QueueSummary {
  readonly length: number;
  /** Since when the longest wait lasts, ISO 8601. */
  readonly oldest: string | undefined;
}

export function queueIn(rows: Rows): QueueSummary {
  const queued = [...rows.values()].filter((row) => row.status === "queued");
  const [oldest] = queued.flatMap((row) => row.waitingSince ?? []).sort();
  return { length: queued.length, oldest };
}
