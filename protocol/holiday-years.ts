/** From October on promises and their new dates fall in the next year. From 0. */
const october = 9;

/**
 * This year, and from October on the next, where the calendar names no holiday of it: a government publishes the next year's late,
 * and a promise over a holiday that nobody has written down can't be kept. `now` in epoch milliseconds; days of Greenwich.
 */
export function yearsWithoutHolidays(holidays: readonly string[], now: number): readonly string[] {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  const years = (today.getUTCMonth() < october ? [year] : [year, year + 1]).map(String);
  return years.filter((year) => !holidays.some((date) => date.startsWith(`${year}-`)));
}
