import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { createTranslate } from "../../ui/translate.ts";
import en from "../../widget/locales/en.json" with { type: "json" };
import zhCN from "../../widget/locales/zh-CN.json" with { type: "json" };
import { type Key, loadTexts, type TextModules, textModules } from "../../widget/texts.ts";

const gaps = (text: unknown) =>
  new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

async function textsOf(locale: Locale): Promise<Readonly<Record<Key, unknown>>> {
  return (await textModules[locale]()).default;
}

test("a locale without texts does not compile, nor does one that misses a text", () => {
  // @ts-expect-error "fr" is a locale without texts.
  const withoutFrench: TextModules<Locale | "fr"> = textModules;
  const { "panel.title": title, ...rest } = zhCN;
  // @ts-expect-error The text "panel.title" is missing.
  const withoutTitle: TextModules<"fr"> = { fr: async () => ({ default: rest }) };
  expect(title).toBeTruthy();
  expect([withoutFrench, withoutTitle].map((modules) => "fr" in modules)).toEqual([false, true]);
});

test.each(locales)("%s has every text, and no other", async (locale) => {
  expect(Object.keys(await textsOf(locale))).toEqual(Object.keys(zhCN));
});

test.each(locales)("%s has the same names to fill in", async (locale) => {
  for (const [key, text] of Object.entries(await textsOf(locale)))
    expect(gaps(text), key).toEqual(gaps(zhCN[key as Key]));
});

test("every text is used, and no sentence is shouted", async () => {
  const sources = ["../../widget", "../../ui"]
    .map((path) => join(import.meta.dirname, path))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  for (const key of Object.keys(zhCN)) expect(sources, key).toContain(`"${key}"`);
  const all = await Promise.all(locales.map(textsOf));
  expect(JSON.stringify(all)).not.toMatch(/[!！]/);
});

test("a count takes the plural of its language", async () => {
  const english = createTranslate(en, "en");
  expect(english("queue.position", { count: 1 })).toBe("1 person before you");
  expect(english("queue.position", { count: 3 })).toBe("3 people before you");
  const chinese = await loadTexts("zh-CN");
  expect(chinese("queue.position", { count: 1 })).toBe("排在您前面 1 位");
});
