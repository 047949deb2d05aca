import { describe, expect, test } from "vitest";
import { comingTime } from "../../ui/coming-time.ts";
import { clockStamp, dayStamp, timeStamp } from "../../ui/times.ts";

test("midnight is 00:05 and never 24:05", () => {
  expect(clockStamp(new Date(2026, 10, 21, 0, 5).toISOString())).toBe("00:05");
  expect(clockStamp(new Date(2026, 10, 21, 23, 5).toISOString())).toBe("23:05");
});

describe("a time stamp", () => {
  const now = new Date(2026, 10, 21, 15, 0);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
  test.each([
    [at(21, 9), "09:05"],
    [at(20, 23), "昨天 23:05"],
    [at(3, 8), "11月3日周二 08:05"],
    [at(22, 0), "明天 00:05"],
    [at(23, 8), "11月23日周一 08:05"],
  ])("says as much as is needed", (time, text) => {
    expect(timeStamp(time, now, "zh-CN")).toBe(text);
  });

  test.each([
    ["zh-CN", at(21, 9), "今天 09:05"],
    ["en", at(21, 9), "Today 09:05"],
    ["en", at(20, 9), "Yesterday 09:05"],
    ["zh-TW", new Date(2025, 10, 3, 0, 5).toISOString(), "2025年11月3日週一 00:05"],
  ])("of a new day names the day (%s)", (locale, time, text) => {
    expect(dayStamp(time, now, locale)).toBe(text);
  });
});

test("when something begins is said with the day", () => {
  const now = new Date(2026, 10, 29, 22, 0);
  const at = (day: number) => new Date(2026, 10, day, 9, 5).toISOString();
  const coming = (time: string, locale: string) => comingTime(time, now, { locale });
  expect(coming(new Date(2026, 10, 29, 23, 0).toISOString(), "zh-CN")).toBe("今天 23:00");
  expect(coming(at(30), "zh-CN")).toBe("明天 9:05");
  expect(coming(at(30), "en")).toBe("tomorrow 9:05");
  expect(coming(at(32), "zh-CN")).toBe("12月2日 9:05");
});

describe("when something begins elsewhere", () => {
  const nineInShanghai = "2026-11-30T01:00:00.000Z";
  const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const elsewhere = device === "Asia/Shanghai" ? "America/New_York" : "Asia/Shanghai";
  const coming = (now: string, given: { readonly locale: string; readonly timeZone: string }) =>
    comingTime(nineInShanghai, new Date(now), given);

  test.runIf(elsewhere === "Asia/Shanghai")("the day and the clock are those of that place", () => {
    const given = { locale: "zh-CN", timeZone: elsewhere };
    // Sunday 22:00 in Shanghai, then Monday 8:30 there; in London it is Sunday and still Monday 0:30.
    expect(coming("2026-11-29T14:00:00.000Z", given)).toBe("明天 9:00（中国标准时间）");
    expect(coming("2026-11-30T00:30:00.000Z", given)).toBe("今天 9:00（中国标准时间）");
    expect(coming("2026-11-27T00:30:00.000Z", { ...given, locale: "en" })).toBe(
      "Nov 30 9:00 (China Standard Time)",
    );
  });

  test("a zone that is the device's own is not named", () => {
    const given = { locale: "zh-CN", timeZone: device };
    expect(coming("2026-11-29T23:00:00.000Z", given)).not.toContain("（");
  });
});
