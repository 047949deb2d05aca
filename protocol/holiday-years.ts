/** Days ahead in which promises fall: more than the usual targets and their new dates take. */
const aheadDays = 60;
const dayMs = 86_400_000;

/**
 * The years of today and of the days ahead for which the calendar names no holiday: a government publishes the next year's late,
 * and a promise over a holiday that nobody has written down can't be kept. `now` in epoch milliseconds; days of Greenwich.
 */
export function yearsWithoutHolidays(holidays: readonly string[], now: number): readonly string[] {
  const yearOf = (time: number) => new Date(time).toISOString().slice(0, 4);
  const years = [...new Set([yearOf(now), yearOf(now + aheadDays * dayMs)])];
  return years.filter((year) => !holidays.some((date) => date.startsWith(`${year}-`)));
}
