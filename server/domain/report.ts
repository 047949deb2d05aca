/** When the regular reports are due, about which days, and what they say of the figures. */

import type { ReportFigures, ReportKind, ReportShare, ReportTopic } from "../../protocol/report.ts";
import type { ReportSettings } from "../../protocol/settings.ts";
import { addDays, type Period } from "./insight-period.ts";
import { localTime, type Weekday } from "./local-time.ts";
import { durationIn, shares } from "./measures.ts";
import type { ReportId } from "./report-records.ts";
import type { Figures } from "./rollup-records.ts";

export interface DueReport {
  readonly id: ReportId;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly before: Period;
}

/** In the morning, when the figures of the day before have long been counted. */
const dueFromMinute = 8 * 60;
/** So many days later it still goes out: a server may have been down. */
const lateDays = 2;
const mondayAndAfter: readonly Weekday[] = ["mon", "tue", "wed"];

/** Those that are wanted and whose period is over; whether they were made already knows the store. */
export function reportsDue(
  now: number,
  timeZone: string,
  wanted: Pick<ReportSettings, ReportKind>,
): readonly DueReport[] {
  const { date, weekday, minute } = localTime(timeZone, now);
  const sinceMonday = mondayAndAfter.indexOf(weekday);
  const sinceFirst = Number(date.slice(8)) - 1;
  const isTime = (days: number) =>
    days >= 0 && days <= lateDays && (days > 0 || minute >= dueFromMinute);
  return [
    ...(wanted.weekly && isTime(sinceMonday) ? [weekBefore(addDays(date, -sinceMonday))] : []),
    ...(wanted.monthly && isTime(sinceFirst) ? [monthBefore(addDays(date, -sinceFirst))] : []),
  ];
}

function weekBefore(monday: string): DueReport {
  const from = addDays(monday, -7);
  return {
    ...named("weekly", { from, to: addDays(monday, -1) }),
    before: { from: addDays(from, -7), to: addDays(from, -1) },
  };
}

function monthBefore(first: string): DueReport {
  const period = monthTo(addDays(first, -1));
  return { ...named("monthly", period), before: monthTo(addDays(period.from, -1)) };
}

const monthTo = (to: string): Period => ({ from: `${to.slice(0, 8)}01`, to });

const named = (kind: ReportKind, period: Period) => ({
  id: `${kind}:${period.from}` as const,
  kind,
  period,
});

export function reportFigures(figures: Figures): ReportFigures {
  const share = (name: "promises" | "satisfaction"): ReportShare | undefined => {
    const { part, whole } = shares[name];
    const of = figures[whole] ?? 0;
    return of === 0 ? undefined : { part: figures[part] ?? 0, whole: of };
  };
  return {
    begun: figures.begun ?? 0,
    handedOver: figures.handedOver ?? 0,
    wait: durationIn(figures, "wait"),
    firstReply: durationIn(figures, "firstReply"),
    promises: share("promises"),
    satisfaction: share("satisfaction"),
  };
}

/** Fewer say nothing. */
const leastCount = 5;
const leastRatio = 1.2;
const roseAtMost = 5;

/** What rose most in numbers; a small share more is no rise. */
export const roseMost = (topics: readonly ReportTopic[]): readonly ReportTopic[] =>
  topics
    .filter(({ count, before }) => count >= leastCount && count >= leastRatio * before)
    .sort((one, other) => other.count - other.before - (one.count - one.before))
    .slice(0, roseAtMost);
