import { expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import { historyTexts } from "../../../ui/receipt/history-texts.ts";

const gaps = (text: unknown) =>
  [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(locales)(
  "%s has every text of earlier conversations, with the same names to fill in",
  (locale) => {
    const [texts, model] = [historyTexts[locale], historyTexts["zh-CN"]];
    expect(Object.keys(texts)).toEqual(Object.keys(model));
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).toBeTruthy();
      expect(gaps(text), key).toEqual(gaps(model[key as keyof typeof model]));
    }
  },
);

test("customers are addressed as 您, without exclamation marks", () => {
  for (const locale of ["zh-CN", "zh-TW"] as const)
    expect(JSON.stringify(historyTexts[locale])).not.toMatch(/你|亲|！|!/);
});
