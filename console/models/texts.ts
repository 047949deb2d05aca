import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../ui/translate.ts";
import en from "../locales/en.json";
import zhCN from "../locales/zh-CN.json";
import zhTW from "../locales/zh-TW.json";

/** The Chinese file says which texts there are. */
export type ConsoleTextKey = keyof typeof zhCN;

/** A locale without a file, or a file without one of the texts, does not compile. */
export type TextsByLocale<Name extends string> = Readonly<
  Record<Name, Readonly<Record<ConsoleTextKey, Text>>>
>;

export const texts: TextsByLocale<Locale> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** What a component needs in order to show texts in the agent's language. */
export interface Translation {
  readonly t: Translate<ConsoleTextKey>;
  readonly locale: Locale;
}

export const translationFor = (locale: Locale): Translation => ({
  t: createTranslate(texts[locale], locale),
  locale,
});
