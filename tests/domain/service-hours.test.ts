import { expect, test } from "vitest";
import {
  closesAt,
  dayBegins,
  isOpen,
  opensAt,
  type ServiceHours,
} from "../../server/domain/service-hours.ts";

const nineToNine = [{ from: 540, to: 1_260 }];
const hours: ServiceHours = {
  timeZone: "Asia/Shanghai",
  weekly: {
    mon: nineToNine,
    tue: nineToNine,
    wed: nineToNine,
    thu: nineToNine,
    fri: nineToNine,
    sat: [{ from: 600, to: 1_080 }],
    sun: [],
  },
  exceptions: new Map([
    ["2026-10-01", []],
    ["2026-10-10", nineToNine],
  ]),
};
/** In Shanghai, which is eight hours ahead of UTC. */
const shanghai = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`);

test("the desk is open within its hours, and closed at their end", () => {
  expect(isOpen(hours, shanghai("2026-11-27", "09:00"))).toBe(true);
  expect(isOpen(hours, shanghai("2026-11-27", "20:59"))).toBe(true);
  expect(isOpen(hours, shanghai("2026-11-27", "21:00"))).toBe(false);
  expect(isOpen(hours, shanghai("2026-11-29", "12:00"))).toBe(false);
});

test("it opens on the next day that has hours", () => {
  expect(opensAt(hours, shanghai("2026-11-27", "22:00"))).toBe(shanghai("2026-11-28", "10:00"));
  expect(opensAt(hours, shanghai("2026-11-28", "19:00"))).toBe(shanghai("2026-11-30", "09:00"));
  expect(opensAt(hours, shanghai("2026-11-27", "08:00"))).toBe(shanghai("2026-11-27", "09:00"));
  expect(opensAt(hours, shanghai("2026-11-27", "12:00"))).toBeUndefined();
});

test("a holiday is closed, a made-up working day is open", () => {
  expect(opensAt(hours, shanghai("2026-09-30", "22:00"))).toBe(shanghai("2026-10-02", "09:00"));
  expect(isOpen(hours, shanghai("2026-10-10", "20:00"))).toBe(true);
});

test("the hours follow a clock that is set forward", () => {
  const berlin = { ...hours, timeZone: "Europe/Berlin", exceptions: new Map() };
  // On 29 March 2026 the clocks go from 2:00 to 3:00; 9:00 on Monday is 7:00 UTC.
  expect(opensAt(berlin, Date.parse("2026-03-28T20:00:00Z"))).toBe(
    Date.parse("2026-03-30T07:00:00Z"),
  );
});

test("a desk without hours never opens", () => {
  const never = {
    ...hours,
    weekly: { ...hours.weekly, mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] },
    exceptions: new Map(),
  };
  expect(opensAt(never, 0)).toBeUndefined();
});

test("while the desk is open it is known when it closes, and while it is closed it does not close", () => {
  const closing = closesAt(hours, shanghai("2026-11-27", "09:00"));
  expect(closing).toBe(shanghai("2026-11-27", "21:00"));
  expect(closesAt(hours, shanghai("2026-11-27", "20:59") + 59_999)).toBe(closing);
  expect(closesAt(hours, shanghai("2026-11-27", "21:00"))).toBeUndefined();
  expect(closesAt(hours, shanghai("2026-11-29", "12:00"))).toBeUndefined();
});

test.each([
  ["an hour before it opens", "2026-11-28", "12:00", "09:00"],
  ["midnight, while that is still to come", "2026-11-28", "08:59", "00:00"],
  ["midnight, where it does not open", "2026-11-29", "12:00", "00:00"],
])("the day's curve begins at %s", (_, date, now, begins) => {
  expect(dayBegins(hours, hours.timeZone, shanghai(date, now))).toBe(shanghai(date, begins));
  expect(dayBegins(undefined, hours.timeZone, shanghai(date, now))).toBe(shanghai(date, "00:00"));
});
