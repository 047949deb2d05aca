import { expect, test } from "vitest";
import en from "../../console/locales/en.json";
import zhCN from "../../console/locales/zh-CN.json";
import zhTW from "../../console/locales/zh-TW.json";
import { shortcuts } from "../../console/models/keyboard.ts";
import { preferredLocale } from "../../console/models/settings.ts";
import { translationFor } from "../../console/models/texts.ts";
import { locales, noticeCodes } from "../../protocol/conversation.ts";
import { refusalStatus } from "../../protocol/errors.ts";

const tables = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** The names that a text leaves open, in its plural forms as well. */
const gaps = (text: unknown) =>
  [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

test("every locale has the same texts, none empty, with the same names to fill in", () => {
  for (const [locale, table] of Object.entries(tables)) {
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
    expect(JSON.stringify(tables[locale])).not.toMatch(/你|亲|！|!/);
});

test("one is not many", () => {
  const { t } = translationFor("en");
  expect(t("lists.new", { count: 1 })).toBe("1 new conversation");
  expect(t("lists.new", { count: 3 })).toBe("3 new conversations");
  expect(translationFor("zh-CN").t("lists.new", { count: 3 })).toBe("3 条新会话");
});

test("the browser's language decides; an unknown one gets Chinese", () => {
  expect(preferredLocale(["zh-HK", "en"])).toBe("zh-TW");
  expect(preferredLocale(["fr-FR", "en-GB"])).toBe("en");
  expect(preferredLocale(["fr-FR"])).toBe("zh-CN");
  expect(locales).toContain(preferredLocale([]));
});
