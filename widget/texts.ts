import type { Locale } from "../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../ui/translate.ts";
import type zhCN from "./locales/zh-CN.json";

/** The names of the widget's texts; zh-CN decides which there are. */
export type Key = keyof typeof zhCN;

/** A module of texts for each locale. A locale without one does not compile, nor does a module that misses a text. */
export type TextModules<Locales extends string> = Readonly<
  Record<Locales, () => Promise<{ readonly default: Readonly<Record<Key, Text>> }>>
>;

/** One file a language; only the one that is spoken is loaded. */
export const textModules: TextModules<Locale> = {
  "zh-CN": () => import("./locales/zh-CN.json"),
  "zh-TW": () => import("./locales/zh-TW.json"),
  en: () => import("./locales/en.json"),
};

export async function loadTexts(locale: Locale): Promise<Translate<Key>> {
  const { default: texts } = await textModules[locale]();
  return createTranslate<Key>(texts, locale);
}
