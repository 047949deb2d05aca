import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { surveyTexts } from "../../widget/screens/survey-texts.ts";

const gaps = (text: unknown) => JSON.stringify(text).match(/\{\w+\}/g) ?? [];

test.each(locales)(
  "the survey's texts in %s are complete, with the same names to fill in",
  (locale) => {
    const model = surveyTexts["zh-CN"];
    expect(Object.keys(surveyTexts[locale])).toEqual(Object.keys(model));
    expect(Object.values(surveyTexts[locale]).map(gaps)).toEqual(Object.values(model).map(gaps));
    expect(JSON.stringify(surveyTexts[locale])).not.toMatch(/你|！|!/);
  },
);
