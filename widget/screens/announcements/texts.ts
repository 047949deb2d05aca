import type { Locale } from "../../../protocol/conversation.ts";
import { createTranslate, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import en from "../../locales/announcements/en.json" with { type: "json" };
import zhCN from "../../locales/announcements/zh-CN.json" with { type: "json" };
import zhTW from "../../locales/announcements/zh-TW.json" with { type: "json" };

type AnnouncementKey = keyof typeof zhCN;

const announcementTexts: Readonly<Record<Locale, Readonly<Record<AnnouncementKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export function useAnnouncementTexts(): Translate<AnnouncementKey> {
  const { locale } = useWidgetContext();
  return createTranslate(announcementTexts[locale], locale);
}
