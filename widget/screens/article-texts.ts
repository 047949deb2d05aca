import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../ui/translate.ts";
import { useWidgetContext } from "../context.ts";
import en from "../locales/article/en.json" with { type: "json" };
import zhCN from "../locales/article/zh-CN.json" with { type: "json" };
import zhTW from "../locales/article/zh-TW.json" with { type: "json" };

type ArticleKey = keyof typeof zhCN;

const articleTexts: Readonly<Record<Locale, Readonly<Record<ArticleKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

/** What is said where an article does not come. */
export function useArticleTexts(): Translate<ArticleKey> {
  const { locale } = useWidgetContext();
  return createTranslate<ArticleKey>(articleTexts[locale], locale);
}
