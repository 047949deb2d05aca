/** What is usual at this weekday and hour, from what was counted before. */

import { dayMs, hourMs, minuteMs } from "./local-time.ts";

export interface RadarSpan {
  readonly from: number;
  readonly to: number;
}

/** The same hours of earlier days. */
export interface SpansBefore<Of = RadarSpan> {
  /** One week ago, two weeks ago… */
  readonly weeks: readonly Of[];
  /** Yesterday, the day before… */
  readonly days: readonly Of[];
}

/** How many customers there were in each, as far back as the desk knows. */
export interface RadarHistory {
  /** In the two hours around this one. */
  readonly around: SpansBefore<number>;
  /** In the three hours up to an hour ago; and how many there were in these today. */
  readonly earlier?: SpansBefore<number> & { readonly today: number };
}

export interface Usual {
  /** Customers. */
  readonly perMinute: number;
  /**
   * The shape of the negative binomial distribution of what comes, Poisson's where it is infinite: the less was counted, and
   * the more days differ, the smaller.
   */
  readonly shape: number;
}

const weeksBack = 8;
/** With the seventh it would be the same weekday. */
const daysBack = 6;
const aroundMs = hourMs;
const earlierMs = { from: 4 * hourMs, to: hourMs };
/** Spans begin with a quarter of an hour, so that they are read four times an hour and not sixty times. */
export const quarterMs = 15 * minuteMs;

export const quarterOf = (now: number): number => Math.floor(now / quarterMs);

interface RadarSpans {
  readonly around: SpansBefore;
  readonly earlier: SpansBefore & { readonly today: RadarSpan };
}

/** Where the history is counted; only of days that the desk knows from the first question on. */
export function spansBefore(now: number, knownSince: number): RadarSpans {
  const middle = quarterOf(now) * quarterMs;
  const earlierThan = (at: number) => ({ from: at - earlierMs.from, to: at - earlierMs.to });
  const isKnown = (at: number) => at - earlierMs.from >= knownSince;
  const each = (step: number, count: number) =>
    Array.from({ length: count }, (_, index) => middle - (index + 1) * step).filter(isKnown);
  const weeks = each(7 * dayMs, weeksBack);
  const days = each(dayMs, daysBack);
  const around = (at: number) => ({ from: at - aroundMs, to: at + aroundMs });
  return {
    around: { weeks: weeks.map(around), days: days.map(around) },
    earlier: {
      weeks: weeks.map(earlierThan),
      days: days.map(earlierThan),
      today: earlierThan(middle),
    },
  };
}

export function knowsUsual(now: number, knownSince: number): boolean {
  const { weeks, days } = spansBefore(now, knownSince).around;
  return weeks.length + days.length > 0;
}

/** The last days weigh as much as so many weeks: all there is at first, a fifth of it after eight weeks. */
const daysWeigh = 2;
/** A level that has lasted for days is the new usual, but for the difference between weekdays. */
const levelShare = 0.8;
/** In all spans together, of what was never seen: less is not known. */
const leastSeen = 1;
/** How far an hour lies from the same hour of other days without any cause, once the day's own level is known. */
const spread = 0.1;
/** What was counted is worth a third: the highest and the lowest are left out, and the last days weigh less. */
const worth = 3;

/** Undefined where too little is known to say. `busier`: how many times as much there is of everything today. */
export function usualOf({ around, earlier }: RadarHistory, busier = 1): Usual | undefined {
  const counts = [...around.weeks, ...around.days];
  if (counts.length === 0) return undefined;
  const counted = counts.reduce((sum, one) => sum + one, 0);
  const least = leastSeen / counts.length;
  const level = Math.max(levelOf(around), least) * dayLevel(earlier, busier);
  return {
    perMinute: level / ((2 * aroundMs) / minuteMs),
    shape: 1 / (spread ** 2 + worth / (counted + 1)),
  };
}

/** A level that somebody has said to be no problem is as sure as any. */
export const accepted = (perMinute: number): Usual => ({ perMinute, shape: 1 / spread ** 2 });

function levelOf({ weeks, days }: SpansBefore<number>): number {
  const level = middleOf(days);
  const weight = days.length === 0 ? 0 : daysWeigh;
  const blend =
    (weeks.length * trimmedMean(weeks) + weight * level) / Math.max(weeks.length + weight, 1);
  return Math.max(blend, levelShare * level);
}

/** So many customers have to be counted until today's own level says as much as the level of everything. */
const levelWeighs = 15;
/** More, or less, than this is no day that is like others. */
const levels = { least: 0.75, most: 1.8 };

/** How today compares with other days at these hours: not from the last hour, in which a rise may lie. */
function dayLevel(earlier: RadarHistory["earlier"], busier: number): number {
  if (!earlier) return busier;
  const ratio = (earlier.today + levelWeighs * busier) / (levelOf(earlier) + levelWeighs);
  return Math.min(levels.most, Math.max(levels.least, ratio));
}

/** Without the highest and the lowest: last month's outage is not what is usual. */
function trimmedMean(counts: readonly number[]): number {
  if (counts.length === 0) return 0;
  const sorted = [...counts].sort((one, other) => one - other);
  const kept = sorted.length < 3 ? sorted : sorted.slice(1, -1);
  return kept.reduce((sum, one) => sum + one, 0) / kept.length;
}

function middleOf(counts: readonly number[]): number {
  const sorted = [...counts].sort((one, other) => one - other);
  const low = sorted[(sorted.length - 1) >> 1] ?? 0;
  const high = sorted[sorted.length >> 1] ?? low;
  return (low + high) / 2;
}

/** So many of all kinds together; fewer say nothing of a day. */
const leastCounted = 20;

/** How much more than usual there is of all kinds together, whose history this is: on a holiday there is more of everything. */
export function busierThanUsual({ earlier }: RadarHistory): number {
  const usual = earlier ? levelOf(earlier) : 0;
  if (!earlier || usual < leastCounted) return 1;
  return Math.min(levels.most, Math.max(1, earlier.today / usual));
}
