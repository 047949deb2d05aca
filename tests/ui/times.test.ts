import { describe, expect, test } from "vitest";
import { timeStamp } from "../../ui/times.ts";

describe("a time stamp", () => {
  const now = new Date(2026, 10, 21, 15, 0);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
  test.each([
    [at(21, 9), "09:05"],
    [at(20, 23), "昨天 23:05"],
    [at(3, 8), "11月3日 08:05"],
  ])("says as much as is needed", (time, text) => {
    expect(timeStamp(time, now, "zh-CN")).toBe(text);
  });
});
