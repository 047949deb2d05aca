import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterBusinessTime,
  businessTime,
  endOfBusinessDay,
  inBusinessTime,
} from "../../server/domain/work-calendar.ts";
import { naiveBusinessTime } from "../support/naive-business-time.ts";
import { shanghai, ticketRules } from "./ticket-rules.ts";

const { calendar } = ticketRules;
const naive = naiveBusinessTime(calendar);
const hourMs = 3_600_000;

test("business days leave out weekends and holidays, and count what is worked for them", () => {
  // A Wednesday; Thursday to Tuesday are free, the second Saturday is worked.
  const start = shanghai("2026-09-30", "10:00");
  expect(endOfBusinessDay(calendar, start, 1)).toBe(shanghai("2026-10-07", "18:00"));
  expect(endOfBusinessDay(calendar, start, 4)).toBe(shanghai("2026-10-10", "18:00"));
  expect(endOfBusinessDay(calendar, start, 5)).toBe(shanghai("2026-10-12", "18:00"));
});

test("whatever is filed in the night, on a weekend or at the turn of the year counts from the next business day", () => {
  expect(endOfBusinessDay(calendar, shanghai("2026-11-27", "23:59"), 1)).toBe(
    shanghai("2026-11-30", "18:00"),
  );
  expect(endOfBusinessDay(calendar, shanghai("2026-11-28", "03:00"), 1)).toBe(
    shanghai("2026-11-30", "18:00"),
  );
  expect(endOfBusinessDay(calendar, shanghai("2026-12-31", "17:00"), 1)).toBe(
    shanghai("2027-01-04", "18:00"),
  );
});

test("business hours run on over the night and the weekend", () => {
  expect(afterBusinessTime(calendar, shanghai("2026-11-27", "16:00"), 4 * hourMs)).toBe(
    shanghai("2026-11-30", "11:00"),
  );
  expect(afterBusinessTime(calendar, shanghai("2026-11-29", "12:00"), hourMs)).toBe(
    shanghai("2026-11-30", "10:00"),
  );
  expect(
    businessTime(calendar, shanghai("2026-11-27", "16:00"), shanghai("2026-11-30", "11:00")),
  ).toBe(4 * hourMs);
});

const instant = fc
  .integer({ min: shanghai("2026-09-20", "00:00"), max: shanghai("2027-01-20", "00:00") })
  .map((at) => at - (at % 60_000));

test("business time is the count of the minutes at which somebody works", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 6 * 1_440 }), (from, minutes) => {
      const to = from + minutes * 60_000;
      expect(businessTime(calendar, from, to)).toBe(naive.between(from, to) * 60_000);
    }),
    { numRuns: 60 },
  );
});

test("so much business time later, so much has passed", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 100 * 60 }), (from, minutes) => {
      const at = afterBusinessTime(calendar, from, minutes * 60_000);
      expect(at).toBe(naive.after(from, minutes));
    }),
  );
});

test("January 1st of a year whose holidays nobody has written down is free, and may be worked", () => {
  const unwritten = { ...calendar, holidays: new Set(["2026-10-01"]) };
  const start = shanghai("2026-12-31", "10:00");
  // A Friday, and then the weekend.
  expect(endOfBusinessDay(unwritten, start, 1)).toBe(shanghai("2027-01-04", "18:00"));
  const worked = { ...unwritten, workingDays: new Set(["2027-01-01"]) };
  expect(endOfBusinessDay(worked, start, 1)).toBe(shanghai("2027-01-01", "18:00"));
  const written = { ...calendar, holidays: new Set(["2027-02-08"]) };
  expect(endOfBusinessDay(written, start, 1)).toBe(shanghai("2027-01-01", "18:00"));
});

test("a date on which nobody works is the end of the next business day, and never an earlier one", () => {
  const at = (day: string, time: string) => inBusinessTime(calendar, shanghai(day, time));
  expect(at("2026-12-01", "15:30")).toBe(shanghai("2026-12-01", "15:30"));
  expect(at("2026-12-01", "18:00")).toBe(shanghai("2026-12-01", "18:00"));
  expect(at("2026-12-01", "04:00")).toBe(shanghai("2026-12-01", "18:00"));
  expect(at("2026-12-01", "18:01")).toBe(shanghai("2026-12-02", "18:00"));
  expect(at("2026-11-29", "04:00")).toBe(shanghai("2026-11-30", "18:00"));
  expect(at("2027-01-01", "10:00")).toBe(shanghai("2027-01-04", "18:00"));
  fc.assert(fc.property(instant, (time) => inBusinessTime(calendar, time) >= time));
});

test("two months of holidays are waited out: a complaint has a date whatever was written into the calendar", () => {
  const from = Date.UTC(2026, 2, 2, 12);
  const dates = Array.from({ length: 90 }, (_, day) =>
    new Date(from + day * 24 * hourMs).toISOString().slice(0, 10),
  );
  const endless = { ...calendar, holidays: new Set(dates) };
  const start = shanghai("2026-03-02", "10:00");
  expect(endOfBusinessDay(endless, start, 1)).toBe(shanghai("2026-06-01", "18:00"));
  expect(afterBusinessTime(endless, start, hourMs)).toBe(shanghai("2026-06-01", "10:00"));
});
