import type { Locale } from "../../../protocol/conversation.ts";
import { createTranslate, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import en from "../../locales/emergency/en.json" with { type: "json" };
import zhCN from "../../locales/emergency/zh-CN.json" with { type: "json" };
import zhTW from "../../locales/emergency/zh-TW.json" with { type: "json" };

type EmergencyKey = keyof typeof zhCN;

/** All languages in one file, with the screen that shows them: without a network no other file comes. */
const emergencyTexts: Readonly<Record<Locale, Readonly<Record<EmergencyKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export function useEmergencyTexts(): Translate<EmergencyKey> {
  const { locale } = useWidgetContext();
  return createTranslate(emergencyTexts[locale], locale);
}
