import { expect, test } from "vitest";
import { yearsWithoutHolidays } from "../../protocol/holiday-years.ts";

test.each([
  ["2026-09-30", ["2026-10-01"], []],
  ["2026-10-01", ["2026-10-01"], ["2027"]],
  ["2026-11-30", ["2026-10-01"], ["2027"]],
  ["2026-11-30", ["2026-10-01", "2027-01-01"], []],
  ["2027-01-04", ["2026-10-01"], ["2027"]],
  ["2026-12-31", [], ["2026", "2027"]],
])("on %s the calendar of %j lacks the holidays of %j", (today, holidays, missing) => {
  expect(yearsWithoutHolidays(holidays, Date.parse(today))).toEqual(missing);
});
