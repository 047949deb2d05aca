import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../ui/translate.ts";
import type zhCN from "./locales/zh-CN.json";

export type ShieldKey = keyof typeof zhCN;

/** Beside those of the widget: nobody loads them who sends no secret. */
export const shieldTexts: Readonly<
  Record<Locale, () => Promise<{ readonly default: Readonly<Record<ShieldKey, Text>> }>>
> = {
  "zh-CN": () => import("./locales/zh-CN.json"),
  "zh-TW": () => import("./locales/zh-TW.json"),
  en: () => import("./locales/en.json"),
};

export async function loadShieldTexts(locale: Locale): Promise<Translate<ShieldKey>> {
  const { default: texts } = await shieldTexts[locale]();
  return createTranslate<ShieldKey>(texts, locale);
}
