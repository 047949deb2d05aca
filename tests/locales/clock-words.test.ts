import { expect, test } from "vitest";
import { exactTime } from "../../server/locales/clock-words.ts";

const at = Date.parse("2026-11-30T16:05:00.000Z");

test.each([
  ["zh-CN", "Asia/Shanghai", "2026年12月1日 0:05（GMT+8）"],
  ["zh-TW", "Asia/Taipei", "2026年12月1日 00:05（GMT+8）"],
  ["en", "Europe/Paris", "November 30, 2026 17:05 (GMT+1)"],
] as const)("what is read later has the date and the zone, in %s", (locale, zone, words) => {
  expect(exactTime(locale, at, zone)).toBe(words);
});
