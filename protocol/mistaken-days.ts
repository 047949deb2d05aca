/** What is wrong in a list of free and of worked days. Days are written as `2026-10-01`. */

/** So many days in a row without one that is worked are a mistake of whoever wrote the calendar. */
const longestBreak = 60;
const dayMs = 86_400_000;

interface WrittenDays {
  readonly holidays: ReadonlySet<string>;
  readonly workingDays: ReadonlySet<string>;
}

/**
 * The first day that is a mistake, and the list that it stands in: one that is free and worked at once, or the first of two months
 * in which nobody ever works. Undefined where there is none.
 */
export function mistakenDay(
  days: WrittenDays,
): { readonly field: "holidays" | "workingDays"; readonly value: string } | undefined {
  const both = [...days.workingDays].find((date) => days.holidays.has(date));
  if (both !== undefined) return { field: "workingDays", value: both };
  const endless = [...days.holidays].toSorted().find((date) => isNeverWorkedFrom(days, date));
  return endless === undefined ? undefined : { field: "holidays", value: endless };
}

/** 2026-02-30 is none. */
export function isCalendarDate(date: string): boolean {
  const then = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  return !Number.isNaN(then) && new Date(then).toISOString().startsWith(date);
}

function isNeverWorkedFrom({ holidays, workingDays }: WrittenDays, first: string): boolean {
  if (!isCalendarDate(first)) return false;
  const noon = Date.parse(`${first}T12:00:00Z`);
  return Array.from({ length: longestBreak }, (_, day) => new Date(noon + day * dayMs)).every(
    (then) => {
      const date = then.toISOString().slice(0, first.length);
      const isFree = holidays.has(date) || [0, 6].includes(then.getUTCDay());
      return isFree && !workingDays.has(date);
    },
  );
}
