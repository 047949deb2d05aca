import type { Locale } from "../../protocol/conversation.ts";
import en from "../locales/announcements/en.json" with { type: "json" };
import zhCN from "../locales/announcements/zh-CN.json" with { type: "json" };
import zhTW from "../locales/announcements/zh-TW.json" with { type: "json" };
import { createTranslate, type Translate } from "../translate.ts";

type AnnouncementKey = keyof typeof zhCN;

const announcementLocales: Readonly<Record<Locale, Readonly<Record<AnnouncementKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

/** What customers read around the words of an announcement. */
export const announcementTexts = (locale: Locale): Translate<AnnouncementKey> =>
  createTranslate(announcementLocales[locale], locale);
