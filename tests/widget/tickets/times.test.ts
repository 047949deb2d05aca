import { expect, test } from "vitest";
import { shareGone, timeLeft } from "../../../widget/screens/tickets/times.ts";

const now = Date.parse("2026-11-28T10:00:00Z");
const words = (key: string, given: Readonly<Record<string, unknown>> = {}) =>
  `${given.count}${key[0]}`;
const left = (at: string) => timeLeft(at, now, words);

test("what is left is said in days and hours, or in hours and minutes, and never in seconds", () => {
  expect(left("2026-11-30T13:00:30Z")).toBe("2d 3h");
  expect(left("2026-11-29T09:04:00Z")).toBe("23h 4m");
  expect(left("2026-11-28T10:00:20Z")).toBe("1m");
  expect(left("2026-11-28T10:00:00Z")).toBeUndefined();
});

test("the share of the time that has gone stays between nothing and all", () => {
  expect(shareGone("2026-11-28T08:00:00Z", "2026-11-28T12:00:00Z", now)).toBe(0.5);
  expect(shareGone("2026-11-28T11:00:00Z", "2026-11-28T12:00:00Z", now)).toBe(0);
  expect(shareGone("2026-11-28T08:00:00Z", "2026-11-28T09:00:00Z", now)).toBe(1);
  expect(shareGone("2026-11-28T10:00:00Z", "2026-11-28T10:00:00Z", now)).toBe(0);
});
