/** The hours in which what happens is counted. */

import { localTime, minuteMs } from "./local-time.ts";

/** `2026-11-21T08`: the hour of a time in the desk's time zone. */
export type HourOf = (at: number) => string;

/** No zone changes its clock but at a quarter of an hour. */
const quarterMs = 15 * minuteMs;

/** Two weeks and more: a full memory is emptied, and what is counted just now comes back at once. */
const quartersKept = 2_000;

/** What it has found it keeps, as to ask a calendar costs most of the counting; for a zone from one slice to the next, too. */
export const createHourOf = createHours();

function createHours(): (timeZone: string) => HourOf {
  const zones = new Map<string, HourOf>();
  return (timeZone) => {
    const hourOf = zones.get(timeZone) ?? hoursIn(timeZone);
    zones.set(timeZone, hourOf);
    return hourOf;
  };
}

function hoursIn(timeZone: string): HourOf {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const { date, minute } = localTime(timeZone, at);
    const hour = `${date}T${String(Math.floor(minute / 60)).padStart(2, "0")}`;
    if (known.size >= quartersKept) known.clear();
    known.set(quarter, hour);
    return hour;
  };
}
