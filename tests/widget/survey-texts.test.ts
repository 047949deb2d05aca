import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { ideaTexts } from "../../widget/screens/ideas/texts.ts";
import { surveyTexts } from "../../widget/screens/survey/survey-texts.ts";

const gaps = (text: unknown) => JSON.stringify(text).match(/\{\w+\}/g) ?? [];

const chunks = [
  ["surveys", surveyTexts],
  ["ideas", ideaTexts],
] as const;

test.each(
  chunks.flatMap(([name, texts]) => locales.map((locale) => [name, locale, texts] as const)),
)("the texts of %s in %s are complete, with the same names to fill in", (_, locale, texts) => {
  const model = texts["zh-CN"];
  expect(Object.keys(texts[locale])).toEqual(Object.keys(model));
  expect(Object.values(texts[locale]).map(gaps)).toEqual(Object.values(model).map(gaps));
  expect(JSON.stringify(texts[locale])).not.toMatch(/你|！|!/);
});
