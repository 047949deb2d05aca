import { describe, expect, test } from "vitest";
import { createClientId } from "../../ui/client-id.ts";
import { isComposing } from "../../ui/composer.tsx";
import { isSafeLink } from "../../ui/rich-text.tsx";
import { readableOn } from "../../ui/theme.ts";
import { timeStamp } from "../../ui/times.ts";
import { nearestLocale } from "../../widget/embed/locale.ts";

test("a link leads to the web, a phone or a mailbox, and nowhere else", () => {
  expect(["https://a.example", "tel:400", "mailto:a@b.c"].every(isSafeLink)).toBe(true);
  const others = ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//a.example", "/x"];
  expect(others.some(isSafeLink)).toBe(false);
});

test("Enter that ends an input method's composition does not send", () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});

test("text on the accent keeps its contrast", () => {
  expect(readableOn([0x1a, 0x55, 0xee])).toBe("#fff");
  expect(readableOn([0x7f, 0xa2, 0xff])).toBe("#0b0d12");
  expect(readableOn([255, 230, 0])).toBe("#0b0d12");
});

test("a client id is a version 4 UUID and never the same", () => {
  const ids = Array.from({ length: 200 }, createClientId);
  expect(
    ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true);
  expect(new Set(ids).size).toBe(200);
});

test.each([
  ["zh-Hant-HK", "zh-TW"],
  ["zh-HK", "zh-TW"],
  ["zh", "zh-CN"],
  ["zh-Hans-SG", "zh-CN"],
  ["fr", "en"],
])("%s is nearest to %s", (tag, locale) => {
  expect(nearestLocale(tag)).toBe(locale);
});

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
