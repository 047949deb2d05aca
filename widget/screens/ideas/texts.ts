import type { Locale } from "../../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import en from "../../locales/ideas/en.json" with { type: "json" };
import zhCN from "../../locales/ideas/zh-CN.json" with { type: "json" };
import zhTW from "../../locales/ideas/zh-TW.json" with { type: "json" };

type IdeaKey = keyof typeof zhCN;

/** The texts of this chunk come with it: an open chat does not need them. */
export const ideaTexts: Readonly<Record<Locale, Readonly<Record<IdeaKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export function useIdeaTexts(): Translate<IdeaKey> {
  const { locale } = useWidgetContext();
  return createTranslate<IdeaKey>(ideaTexts[locale], locale);
}
