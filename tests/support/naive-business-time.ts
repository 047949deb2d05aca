/** Business time counted minute by minute, by the plainest arithmetic: Shanghai has no summer time. */

import type { WorkCalendar } from "../../server/domain/work-calendar.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const eastOfGreenwichMs = 8 * 60 * minuteMs;

export function naiveBusinessTime({ holidays, workingDays, workday }: WorkCalendar) {
  const known = new Map<number, boolean>();
  const isWorkingDay = (day: number) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const date = new Date(day * dayMs);
    const name = date.toISOString().slice(0, 10);
    const isFree = holidays.has(name) || [0, 6].includes(date.getUTCDay());
    known.set(day, !isFree || workingDays.has(name));
    return known.get(day) === true;
  };
  /** Whether somebody works in the minute that begins then. */
  const isWorked = (at: number): boolean => {
    const local = at + eastOfGreenwichMs;
    const day = Math.floor(local / dayMs);
    const minute = Math.floor((local - day * dayMs) / minuteMs);
    return minute >= workday.from && minute < workday.to && isWorkingDay(day);
  };
  return {
    isWorked,
    /** Minutes in which somebody works, of those from one time to another. */
    between(from: number, to: number): number {
      let counted = 0;
      for (let at = from; at < to; at += minuteMs) if (isWorked(at)) counted += 1;
      return counted;
    },
    /** When so many worked minutes have gone since then; of none, the first moment at which somebody works. */
    after(start: number, minutes: number): number {
      let left = minutes;
      let at = start;
      if (left === 0) {
        while (!isWorked(at)) at += minuteMs;
        return at;
      }
      for (; left > 0; at += minuteMs) if (isWorked(at)) left -= 1;
      return at;
    },
    /** The end of the day that is worked as the `days`-th after this one. */
    endOfDay(start: number, days: number): number {
      let day = Math.floor((start + eastOfGreenwichMs) / dayMs);
      for (let counted = 0; counted < days; counted += isWorkingDay(day) ? 1 : 0) day += 1;
      return day * dayMs + workday.to * minuteMs - eastOfGreenwichMs;
    },
  };
}
