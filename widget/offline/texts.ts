import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Translate } from "../../ui/translate.ts";
import { useWidgetContext } from "../context.ts";
import en from "./locales/en.json" with { type: "json" };
import zhCN from "./locales/zh-CN.json" with { type: "json" };
import zhTW from "./locales/zh-TW.json" with { type: "json" };

type OfflineKey = keyof typeof zhCN;

/** All languages in one file, with the screens that show them: without a network no other file comes. */
const texts: Readonly<Record<Locale, Readonly<Record<OfflineKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export function useOfflineTexts(): Translate<OfflineKey> {
  const { locale } = useWidgetContext();
  return createTranslate(texts[locale], locale);
}
