import type { Locale } from "../../protocol/conversation.ts";

/** What each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = {
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
  en: "English",
};
