import { expect, test } from "vitest";
import { localeOf } from "../../protocol/language-tags.ts";
import { pickLocale } from "../../widget/embed/locale.ts";

test.each([
  ["zh-Hant-HK", "zh-TW"],
  ["zh-HK", "zh-TW"],
  ["zh_TW", "zh-TW"],
  ["zh-Hant", "zh-TW"],
  ["yue-Hant-HK", "zh-TW"],
  ["yue", "zh-TW"],
  ["cmn-Hant-TW", "zh-TW"],
  ["zh", "zh-CN"],
  ["zh-Hans-SG", "zh-CN"],
  ["cmn-Hans-CN", "zh-CN"],
  ["yue-Hans-CN", "zh-CN"],
  ["en-GB", "en"],
  ["fr", undefined],
])("%s is read as %s", (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test.each([
  ["an explicit setting beats the page", { wanted: "en", page: "zh-CN", browser: ["zh-CN"] }, "en"],
  ["the page beats the browser", { page: "zh-TW", browser: ["en-US"] }, "zh-TW"],
  ["a template's en does not", { page: "en", browser: ["zh-HK", "en"] }, "zh-TW"],
  ["but the page's own English does", { page: "en-GB", browser: ["zh-CN"] }, "en"],
  ["the browser's second language counts", { page: "", browser: ["fr-FR", "zh-CN"] }, "zh-CN"],
  [
    "what we do not speak is passed over",
    { wanted: "fr", page: "de", browser: ["zh-TW"] },
    "zh-TW",
  ],
  ["and English is left", { page: "", browser: ["fr"] }, "en"],
] as const)("%s", (_, sources, locale) => {
  expect(pickLocale(sources)).toBe(locale);
});
