import { expect, test } from "vitest";
import { nearestLocale } from "../../widget/embed/locale.ts";

test.each([
  ["zh-Hant-HK", "zh-TW"],
  ["zh-HK", "zh-TW"],
  ["zh", "zh-CN"],
  ["zh-Hans-SG", "zh-CN"],
  ["fr", "en"],
])("%s is nearest to %s", (tag, locale) => {
  expect(nearestLocale(tag)).toBe(locale);
});
