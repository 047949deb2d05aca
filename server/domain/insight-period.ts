/** The days that figures are asked for, and the points that they are shown at. Days are texts such as `2026-11-21`. */

import type { InsightStep } from "../../protocol/insights.ts";
import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { RollupSpan } from "./rollup-records.ts";

export interface Period {
  readonly from: string;
  /** Included. */
  readonly to: string;
}

const longestDays = 800;
/** Shorter than twelve weeks there is a point a day; those and more are read by week. */
const fewestDaysByWeek = 84;

/** Counted in days of 24 hours, which a text without a zone has. */
const numberOf = (day: string): number => Math.round(Date.parse(day) / dayMs);
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days);
export const daysIn = ({ from, to }: Period): number => numberOf(to) - numberOf(from) + 1;
/** 0 is Monday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: string): number => (numberOf(day) + 3) % 7;

export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));

export function refuseOddPeriod(period: Period): void {
  const days = daysIn(period);
  if (days < 1 || days > longestDays) {
    throw new Refusal("invalid", `from and to are 1 to ${longestDays} days.`);
  }
}

/** As many days, directly before; for one day the same weekday, because a Monday is no Sunday. */
export const periodBefore = (period: Period): Period =>
  daysIn(period) === 1
    ? { from: addDays(period.from, -7), to: addDays(period.to, -7) }
    : { from: addDays(period.from, -daysIn(period)), to: addDays(period.from, -1) };

/** A day of which so many hours are over is compared with as many of another. */
export const hoursOfDay = (day: string, count: number): readonly RollupSpan[] =>
  count === 0
    ? []
    : [{ grain: "hour", from: `${day}T00`, to: `${day}T${String(count - 1).padStart(2, "0")}` }];

export const stepOf = (
  period: Period,
  { hasHours }: { readonly hasHours: boolean },
): InsightStep =>
  daysIn(period) === 1 && hasHours ? "hour" : daysIn(period) < fewestDaysByWeek ? "day" : "week";

/** The point that a day or an hour belongs to. A week begins on Monday, the first one with the period. */
export function pointOf(start: string, step: InsightStep, { from }: Period): string {
  if (step === "hour") return start;
  const day = start.slice(0, 10);
  if (step === "day") return day;
  const monday = mondayOf(day);
  return monday < from ? from : monday;
}

/** The rows that make up a period. By week they are those of whole weeks, and of the days before and after them. */
export function rollupSpansOf(
  { from, to }: Period,
  grain: RollupSpan["grain"],
): readonly RollupSpan[] {
  if (grain === "hour") return [{ grain, from: `${from}T00`, to: `${to}T23` }];
  const first = mondayOf(addDays(from, 6));
  const last = mondayOf(addDays(to, -6));
  if (grain === "day" || first > last) return [{ grain: "day", from, to }];
  const spans: readonly RollupSpan[] = [
    { grain: "day", from, to: addDays(first, -1) },
    { grain: "week", from: first, to: last },
    { grain: "day", from: addDays(last, 7), to },
  ];
  return spans.filter((span) => span.from <= span.to);
}

export function startsOf(period: Period, step: InsightStep): readonly string[] {
  const days = Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index));
  const starts =
    step === "hour"
      ? days.flatMap((day) => hours.map((hour) => `${day}T${String(hour).padStart(2, "0")}`))
      : days;
  return [...new Set(starts.map((start) => pointOf(start, step, period)))];
}

export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
