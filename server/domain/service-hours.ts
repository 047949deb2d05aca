import { dayMs, localNoon, localTime, minuteMs, type Weekday } from "./local-time.ts";

/** When people are at the desk: weekly hours in one time zone, and days that differ. */
export interface ServiceHours {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Spans of the day as minutes since midnight; a day without any is closed. */
  readonly weekly: Readonly<Record<Weekday, readonly Span[]>>;
  /** By date (`2026-10-01`): holidays, and working days made up for. */
  readonly exceptions: ReadonlyMap<string, readonly Span[]>;
}

export interface Span {
  readonly from: number;
  /** Exclusive; 1440 is the end of the day. */
  readonly to: number;
}

/** So far ahead is looked for the next opening. */
const daysAhead = 30;

/** `now` in epoch milliseconds. */
export function isOpen(hours: ServiceHours, now: number): boolean {
  const { date, weekday, minute } = localTime(hours.timeZone, now);
  return spansOf(hours, date, weekday).some(({ from, to }) => minute >= from && minute < to);
}

/** When the hours end in which `now` is, in epoch milliseconds; `undefined` while the desk is closed. */
export function closesAt(hours: ServiceHours, now: number): number | undefined {
  const { date, weekday, minute } = localTime(hours.timeZone, now);
  const span = spansOf(hours, date, weekday).find(({ from, to }) => minute >= from && minute < to);
  return span && now - (now % minuteMs) + (span.to - minute) * minuteMs;
}

/** When the desk opens next, in epoch milliseconds; `undefined` while it is open, and where it does not within a month. */
export function opensAt(hours: ServiceHours, now: number): number | undefined {
  if (isOpen(hours, now)) return undefined;
  for (let day = 0; day <= daysAhead; day += 1) {
    const noon = localNoon(hours.timeZone, now + day * dayMs);
    const { date, weekday } = localTime(hours.timeZone, noon);
    const starts = spansOf(hours, date, weekday)
      .map(({ from }) => noon + (from - 720) * minuteMs)
      .filter((start) => start > now);
    if (starts.length > 0) return Math.min(...starts);
  }
  return undefined;
}

/**
 * Where a curve of the day begins that it is there then: an hour before the desk opens. From midnight on where it does not open, or is
 * about to.
 */
export function dayBegins(hours: ServiceHours | undefined, timeZone: string, now: number): number {
  const noon = localNoon(timeZone, now);
  const { date, weekday } = localTime(timeZone, noon);
  const opens = hours ? spansOf(hours, date, weekday).map(({ from }) => from) : [];
  const minute = opens.length === 0 ? 0 : Math.max(0, Math.min(...opens) - 60);
  const begins = noon + (minute - 720) * minuteMs;
  return begins < now ? begins : noon - 720 * minuteMs;
}

/** The days asked for, from the day of `now` on: the next of each weekday, or the next of a date of every year (`10-01`). */
export function hoursOn(
  hours: ServiceHours,
  asked: readonly (Weekday | `${number}-${number}`)[],
  now: number,
): readonly { readonly noon: number; readonly spans: readonly Span[] }[] {
  return asked.flatMap((wanted) => {
    for (let day = 0; day <= daysOfYear; day += 1) {
      const noon = localNoon(hours.timeZone, now + day * dayMs);
      const { date, weekday } = localTime(hours.timeZone, noon);
      if (weekday !== wanted && date.slice(5) !== wanted) continue;
      return [{ noon, spans: spansOf(hours, date, weekday) }];
    }
    return [];
  });
}
const daysOfYear = 366;

const spansOf = (hours: ServiceHours, date: string, weekday: Weekday) =>
  hours.exceptions.get(date) ?? hours.weekly[weekday];
