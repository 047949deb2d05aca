import { describe, expect, test } from "vitest";
import { comingTime, timeStamp } from "../../ui/times.ts";

test.each(["zh-CN", "zh-TW", "en", "en-US"])(
  "midnight is 00:05 and never 24:05 in %s",
  (locale) => {
    const midnight = new Date(2026, 10, 21, 0, 5);
    expect(timeStamp(midnight.toISOString(), new Date(2026, 10, 21, 15), locale)).toBe("00:05");
  },
);

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

test("when something begins is said with the day", () => {
  const now = new Date(2026, 10, 29, 22, 0);
  const at = (day: number) => new Date(2026, 10, day, 9, 5).toISOString();
  expect(comingTime(new Date(2026, 10, 29, 23, 0).toISOString(), now, "zh-CN")).toBe("今天 23:00");
  expect(comingTime(at(30), now, "zh-CN")).toBe("明天 9:05");
  expect(comingTime(at(30), now, "en")).toBe("tomorrow 9:05");
  expect(comingTime(at(32), now, "zh-CN")).toBe("12月2日 9:05");
});
