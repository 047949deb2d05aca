import { createHourOf } from "./counted-hours.ts";

/** How many hours of a day are over at the desk: of today those before this one, of a day that is to come none. */
export function wholeHoursOf(now: number, day: string, timeZone: string): number {
  const [today = "", hour] = createHourOf(timeZone)(now).split("T");
  return day < today ? 24 : day > today ? 0 : Number(hour);
}
