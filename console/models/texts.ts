import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../ui/translate.ts";
import en from "../locales/en.json";
import zhCN from "../locales/zh-CN.json";
import zhTW from "../locales/zh-TW.json";

export type TextKey = keyof typeof zhCN;

const texts: Record<Locale, Record<TextKey, Text>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

export interface Translation {
  readonly t: Translate<TextKey>;
  readonly locale: Locale;
}

export const translationFor = (locale: Locale): Translation => ({
  t: createTranslate(texts[locale], locale),
  locale,
});
