import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTranslate } from "../../ui/translate.ts";
import en from "../../widget/locales/en.json" with { type: "json" };
import zhCN from "../../widget/locales/zh-CN.json" with { type: "json" };
import zhTW from "../../widget/locales/zh-TW.json" with { type: "json" };

const locales: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};
const holes = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((m) => m[1]);

test("every language has every text", () => {
  for (const texts of Object.values(locales)) expect(Object.keys(texts)).toEqual(Object.keys(zhCN));
});

test("every language fills the same holes", () => {
  for (const [key, text] of Object.entries(zhCN))
    for (const texts of Object.values(locales))
      expect(new Set(holes(texts[key])), key).toEqual(new Set(holes(text)));
});

test("every text is used, and no sentence is shouted", () => {
  const sources = ["../../widget", "../../ui"]
    .map((path) => join(import.meta.dirname, path))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  for (const key of Object.keys(zhCN)) expect(sources, key).toContain(`"${key}"`);
  expect(JSON.stringify(Object.values(locales))).not.toMatch(/[!！]/);
});

test("a count takes the plural of its language", () => {
  const english = createTranslate(en, "en");
  expect(english("queue.position", { count: 1 })).toBe("1 person before you");
  expect(english("queue.position", { count: 3 })).toBe("3 people before you");
  expect(createTranslate(zhCN, "zh-CN")("queue.position", { count: 1 })).toBe("排在您前面 1 位");
});
