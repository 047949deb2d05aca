import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  periodBefore,
  pointOf,
  refuseOddPeriod,
  rollupSpansOf,
  startsOf,
  stepOf,
  weekdayOf,
} from "../../server/domain/insight-period.ts";
import { maySeeInsights } from "../../server/domain/insight-permissions.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { anAgent } from "../support/builders.ts";

const day = { from: "2026-11-29", to: "2026-11-29" };
const weeks = { from: "2026-11-04", to: "2027-01-02" };

test("a day is shown by hour, less than twelve weeks by day, those and more by week", () => {
  expect(stepOf(day, { hasHours: true })).toBe("hour");
  expect(stepOf(day, { hasHours: false })).toBe("day");
  expect(stepOf({ from: "2026-11-01", to: "2026-11-30" }, { hasHours: true })).toBe("day");
  const days = (count: number) => ({ from: "2026-09-01", to: addDays("2026-09-01", count - 1) });
  expect([35, 83, 84, 365].map((count) => stepOf(days(count), { hasHours: true }))).toEqual([
    "day",
    "day",
    "week",
    "week",
  ]);
});

test("a week begins on Monday, the first one with the period", () => {
  expect(weekdayOf("2026-11-30")).toBe(0);
  expect(weekdayOf("2026-11-29")).toBe(6);
  const points = startsOf(weeks, "week");
  expect(points.slice(0, 3)).toEqual(["2026-11-04", "2026-11-09", "2026-11-16"]);
  expect(points.at(-1)).toBe("2026-12-28");
  expect(pointOf("2026-11-08", "week", weeks)).toBe("2026-11-04");
  expect(pointOf("2026-11-29T13", "day", weeks)).toBe("2026-11-29");
  expect(startsOf(day, "hour")).toHaveLength(24);
});

test("the period before has as many days and touches it", () => {
  expect(periodBefore(weeks)).toEqual({ from: "2026-09-05", to: "2026-11-03" });
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("a period that ends before it begins, or is longer than two years, is refused", () => {
  expect(() => refuseOddPeriod({ from: "2026-11-02", to: "2026-11-01" })).toThrow(Refusal);
  expect(() => refuseOddPeriod({ from: "2023-01-01", to: "2026-11-01" })).toThrow(Refusal);
  expect(() => refuseOddPeriod(weeks)).not.toThrow();
});

test.each([
  ["agent", false],
  ["editor", false],
  ["supervisor", true],
  ["admin", true],
] as const)("an %s may see the figures: %s; nobody who is locked out", (role, may) => {
  expect(maySeeInsights(anAgent({ role }))).toBe(may);
  expect(maySeeInsights(anAgent({ role, disabled: true }))).toBe(false);
});

test("the rows of a period are whole weeks and the days around them: each of its days once", () => {
  expect(rollupSpansOf(weeks, "week")).toEqual([
    { grain: "day", from: "2026-11-04", to: "2026-11-08" },
    { grain: "week", from: "2026-11-09", to: "2026-12-21" },
    { grain: "day", from: "2026-12-28", to: "2027-01-02" },
  ]);
  expect(rollupSpansOf(weeks, "day")).toEqual([{ grain: "day", ...weeks }]);
  expect(rollupSpansOf(day, "hour")).toEqual([
    { grain: "hour", from: "2026-11-29T00", to: "2026-11-29T23" },
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 400 }), (skip, more) => {
      const from = addDays("2026-02-01", skip);
      const period = { from, to: addDays(from, more) };
      const daysOf = rollupSpansOf(period, "week").flatMap((span) =>
        span.grain === "week"
          ? startsOf({ ...span, to: addDays(span.to, 6) }, "day")
          : startsOf(span, "day"),
      );
      expect(daysOf).toEqual(startsOf(period, "day"));
    }),
  );
});
