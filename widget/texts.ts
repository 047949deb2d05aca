import type { Locale } from "../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../ui/translate.ts";
import type zhCN from "./locales/zh-CN.json";

export type Key = keyof typeof zhCN;
type Texts = Readonly<Record<Key, Text>>;

/** One chunk a language; only the one that is spoken is loaded. */
const chunks: Record<Locale, () => Promise<{ readonly default: Texts }>> = {
  "zh-CN": () => import("./locales/zh-CN.json"),
  "zh-TW": () => import("./locales/zh-TW.json"),
  en: () => import("./locales/en.json"),
};

export async function loadTexts(locale: Locale): Promise<Translate<Key>> {
  const { default: texts } = await chunks[locale]();
  return createTranslate<Key>(texts, locale);
}
