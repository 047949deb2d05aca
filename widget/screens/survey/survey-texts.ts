import type { Locale } from "../../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import en from "../../locales/survey/en.json" with { type: "json" };
import zhCN from "../../locales/survey/zh-CN.json" with { type: "json" };
import zhTW from "../../locales/survey/zh-TW.json" with { type: "json" };

export type SurveyKey = keyof typeof zhCN;

/** They come with the survey: an open chat does not need them. */
export const surveyTexts: Readonly<Record<Locale, Readonly<Record<SurveyKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export const scoreKeys = {
  1: "survey.1",
  2: "survey.2",
  3: "survey.3",
  4: "survey.4",
  5: "survey.5",
} as const;
export const scores = [1, 2, 3, 4, 5] as const;

export function useSurveyTexts(): Translate<SurveyKey> {
  const { locale } = useWidgetContext();
  return createTranslate<SurveyKey>(surveyTexts[locale], locale);
}
