import { expect, test } from "vitest";
import zhCN from "../../console/locales/zh-CN.json";
import { shortcuts } from "../../console/models/keyboard.ts";
import { preferredLocale } from "../../console/models/settings.ts";
import { type TextsByLocale, texts, translationFor } from "../../console/models/texts.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { refusalStatus } from "../../protocol/errors.ts";
import { noticeCodes } from "../../protocol/notice.ts";

/** The names of the gaps in a text and in its plural forms. */
const gaps = (text: unknown) =>
  [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

test("a locale without texts does not compile, nor does one that misses a text", () => {
  // @ts-expect-error "fr" is a locale without texts.
  const withoutFrench: TextsByLocale<Locale | "fr"> = texts;
  const { retry, ...rest } = zhCN;
  // @ts-expect-error The text "retry" is missing.
  const withoutRetry: TextsByLocale<"fr"> = { fr: rest };
  expect(retry).toBeTruthy();
  expect([withoutFrench, withoutRetry].map((table) => "fr" in table)).toEqual([false, true]);
});

test("every locale has the same texts, none empty, with the same names to fill in", () => {
  for (const [locale, table] of Object.entries(texts)) {
    expect(Object.keys(table).sort(), locale).toEqual(Object.keys(zhCN).sort());
    for (const [key, text] of Object.entries(table)) {
      expect(text, `${locale} ${key}`).toBeTruthy();
      expect(gaps(text), `${locale} ${key}`).toEqual(gaps(zhCN[key as keyof typeof zhCN]));
    }
  }
});

test("every refusal, notice and shortcut has a text", () => {
  const wanted = [
    ...Object.keys(refusalStatus).map((code) => `refused.${code}`),
    ...noticeCodes.map((code) => `notice.${code}`),
    ...shortcuts.map(({ command }) => `keys.${command}`),
  ];
  expect(Object.keys(zhCN)).toEqual(expect.arrayContaining(wanted));
});

test("customers and agents are addressed as 您, without exclamation marks", () => {
  for (const locale of ["zh-CN", "zh-TW"] as const)
    expect(JSON.stringify(texts[locale])).not.toMatch(/你|亲|！|!/);
});

test("English has a text for one and a text for many", () => {
  const { t } = translationFor("en");
  expect(t("lists.new", { count: 1 })).toBe("1 new conversation");
  expect(t("lists.new", { count: 3 })).toBe("3 new conversations");
  expect(translationFor("zh-CN").t("lists.new", { count: 3 })).toBe("3 条新会话");
});

test("the browser's first known language decides; without one it is Chinese", () => {
  expect(preferredLocale(["zh-HK", "en"])).toBe("zh-TW");
  expect(preferredLocale(["fr-FR", "en-GB"])).toBe("en");
  expect(preferredLocale(["zh-Hant-TW"])).toBe("zh-TW");
  expect(preferredLocale(["zh-SG", "zh-TW"])).toBe("zh-CN");
  expect(preferredLocale(["fr-FR"])).toBe("zh-CN");
  expect(locales).toContain(preferredLocale([]));
});
