import { expect, test } from "vitest";
import { timeLeft } from "../../ui/time-left.ts";

const now = Date.parse("2026-11-28T10:00:00Z");
const left = (at: string) => timeLeft(at, now, (unit, count) => `${count}${unit[0]}`);

test("what is left is said in days and hours, or in hours and minutes, and never in seconds", () => {
  expect(left("2026-11-30T13:00:30Z")).toBe("2d 3h");
  expect(left("2026-11-29T09:04:00Z")).toBe("23h 4m");
  expect(left("2026-11-28T11:00:00Z")).toBe("1h");
  expect(left("2026-11-28T10:00:20Z")).toBe("1m");
  expect(left("2026-11-28T10:00:00Z")).toBeUndefined();
});
