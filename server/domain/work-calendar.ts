import { dayMs, localNoon, localTime, minuteMs, type Weekday } from "./local-time.ts";

/** Which days count as business days, and what part of them. */
export interface WorkCalendar {
  /** IANA name. */
  readonly timeZone: string;
  /** Minutes since midnight; `to` is exclusive. */
  readonly workday: { readonly from: number; readonly to: number };
  /** Dates (`2026-10-01`) that are free though they fall on a weekday. */
  readonly holidays: ReadonlySet<string>;
  /** Dates that are worked though they fall on a weekend. */
  readonly workingDays: ReadonlySet<string>;
}

const weekend: ReadonlySet<Weekday> = new Set(["sat", "sun"]);

interface Workday {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** The end of the `days`-th business day after the day of `start`. Epoch milliseconds. */
export function endOfBusinessDay(calendar: WorkCalendar, start: number, days: number): number {
  let noon = localNoon(calendar.timeZone, start);
  for (let counted = 0; counted < days; counted += 1) noon = nextWorked(calendar, noon);
  const own = days === 0 ? workdayAt(calendar, noon) : undefined;
  // Of no days: today, where it is still worked today.
  if (days === 0 && (own === undefined || own.to <= start)) noon = nextWorked(calendar, noon);
  return (workdayAt(calendar, noon) ?? { to: noon }).to;
}

/** The same time where it is worked then, else the end of the business day that comes: nobody keeps a date on which nobody works. */
export function inBusinessTime(calendar: WorkCalendar, time: number): number {
  const day = workdayAt(calendar, localNoon(calendar.timeZone, time));
  const isWorked = day !== undefined && day.from <= time && time <= day.to;
  return isWorked ? time : endOfBusinessDay(calendar, time, 0);
}

/** Business minutes from one time to another, in milliseconds; 0 where the second one is earlier. */
export function businessTime(calendar: WorkCalendar, from: number, to: number): number {
  let total = 0;
  let noon = localNoon(calendar.timeZone, from);
  for (; noon - dayMs < to; noon = nextNoon(calendar, noon)) {
    const day = workdayAt(calendar, noon);
    if (day) total += Math.max(0, Math.min(day.to, to) - Math.max(day.from, from));
  }
  return total;
}

/** When so much business time has passed since `start`; the end of a day rather than the beginning of the next. */
export function afterBusinessTime(calendar: WorkCalendar, start: number, time: number): number {
  let left = time;
  let noon = localNoon(calendar.timeZone, start);
  if (workdayAt(calendar, noon) === undefined) noon = nextWorked(calendar, noon);
  for (;;) {
    const day = workdayAt(calendar, noon);
    if (day) {
      const from = Math.max(day.from, start);
      const here = Math.max(0, day.to - from);
      if (here > 0 && left <= here) return from + left;
      left -= here;
    }
    noon = nextWorked(calendar, noon);
  }
}

function workdayAt(calendar: WorkCalendar, noon: number): Workday | undefined {
  const { date, weekday } = localTime(calendar.timeZone, noon);
  const isFree =
    calendar.holidays.has(date) || weekend.has(weekday) || isUnwrittenNewYear(calendar, date);
  if (isFree && !calendar.workingDays.has(date)) return undefined;
  const { from, to } = calendar.workday;
  return { from: noon + (from - 720) * minuteMs, to: noon + (to - 720) * minuteMs };
}

/** A year whose holidays nobody has written down yet begins with one by law all the same. */
const isUnwrittenNewYear = ({ holidays }: WorkCalendar, date: string): boolean =>
  date.endsWith("-01-01") && ![...holidays].some((one) => one.startsWith(date.slice(0, 5)));

const nextNoon = ({ timeZone }: WorkCalendar, noon: number) => localNoon(timeZone, noon + dayMs);

function nextWorked(calendar: WorkCalendar, noon: number): number {
  let next = nextNoon(calendar, noon);
  // The list of holidays has an end. A complaint is taken whatever an administrator has written into it.
  while (!workdayAt(calendar, next)) next = nextNoon(calendar, next);
  return next;
}
