import fc from "fast-check";
import { expect, test } from "vitest";
import {
  busierThanUsual,
  knowsUsual,
  spansBefore,
  usualOf,
} from "../../server/domain/radar-usual.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 21, 8, 7);
const times = (count: number, each: number) => new Array<number>(count).fill(each);
const perMinute = (weeks: readonly number[], days: readonly number[], busier?: number) =>
  usualOf({ around: { weeks, days } }, busier)?.perMinute;

test("the history is the same two hours, of the same weekday for eight weeks and of the last six days", () => {
  const { weeks, days } = spansBefore(now, 0).around;
  expect([weeks.length, days.length]).toEqual([8, 6]);
  for (const { from, to } of [...weeks, ...days]) expect(to - from).toBe(2 * hour);
  const middles = [...weeks, ...days].map(({ from }) => now - from - hour);
  for (const middle of middles) expect(middle % day).toBeLessThan(15 * 60_000);
  expect(new Set(weeks.map(({ from }) => new Date(from).getUTCDay())).size).toBe(1);
});

test("nothing is usual before a day is known; then as much as is known", () => {
  expect(knowsUsual(now, now)).toBe(false);
  expect(knowsUsual(now, now - day)).toBe(false);
  expect(knowsUsual(now, now - day - 5 * hour)).toBe(true);
  expect(spansBefore(now, now - 8 * day).around).toMatchObject({
    weeks: { length: 1 },
    days: { length: 6 },
  });
  expect(perMinute([], [])).toBeUndefined();
});

test("one outage in eight weeks, and one day without anybody, change nothing", () => {
  expect(perMinute(times(8, 24), times(6, 24))).toBeCloseTo(0.2, 5);
  expect(perMinute([...times(6, 24), 900, 0], times(6, 24))).toBeCloseTo(0.2, 5);
  expect(perMinute(times(8, 24), [...times(5, 24), 900])).toBeCloseTo(0.2, 5);
});

test("a level that has lasted for days is the new usual", () => {
  expect(perMinute(times(8, 24), [...times(4, 96), 24, 24])).toBeGreaterThan(2.5 * 0.2);
});

test("today's own level counts as far as enough customers say so, and not without bounds", () => {
  const around = { weeks: times(8, 240), days: times(6, 240) };
  const earlier = (today: number) => ({ weeks: times(8, 360), days: times(6, 360), today });
  const at = (today: number) => usualOf({ around, earlier: earlier(today) })?.perMinute ?? 0;
  expect(at(360)).toBeCloseTo(2, 5);
  expect(at(450) / at(360)).toBeCloseTo(1.24, 2);
  expect(at(9_000) / at(360)).toBeCloseTo(1.8, 5);
  expect(at(0) / at(360)).toBeCloseTo(0.75, 5);
  const few = { weeks: times(8, 2), days: times(6, 2), today: 4 };
  expect((usualOf({ around, earlier: few })?.perMinute ?? 0) / at(360)).toBeLessThan(1.15);
});

test("the less was counted, the less sure it is", () => {
  const shape = (each: number) =>
    usualOf({ around: { weeks: times(8, each), days: times(6, each) } })?.shape ?? 0;
  expect(shape(0)).toBeLessThan(1);
  expect(shape(1)).toBeLessThan(shape(5));
  expect(shape(10_000)).toBeGreaterThan(shape(50));
});

test("it is never nothing, grows with what was counted, and with how busy it is", () => {
  const counts = fc.array(fc.nat(500), { maxLength: 8 });
  fc.assert(
    fc.property(counts, counts, fc.nat(50), (weeks, days, more) => {
      const level = perMinute(weeks, days);
      expect(level === undefined).toBe(weeks.length + days.length === 0);
      if (level === undefined) return;
      expect(level).toBeGreaterThan(0);
      const raised = [weeks, days].map((all) => all.map((one) => one + more));
      expect(perMinute(raised[0] ?? [], raised[1] ?? [])).toBeGreaterThanOrEqual(level);
      expect(perMinute(weeks, days, 1.5)).toBeCloseTo(level * 1.5, 8);
    }),
  );
});

test("a holiday is known by the hours before, within bounds, and not by few customers", () => {
  const busier = (today: number, each = 100) => {
    const plain = { weeks: times(8, each), days: times(6, each) };
    return busierThanUsual({ around: plain, earlier: { ...plain, today } });
  };
  expect(busier(130)).toBeCloseTo(1.3);
  expect(busier(400)).toBe(1.8);
  expect(busier(50)).toBe(1);
  expect(busier(30, 5)).toBe(1);
});
