import { type Locale, locales } from "../protocol/conversation.ts";

/** Which language tags of a page or a browser mean which locale. */
const languageTags: Record<Locale, RegExp> = {
  "zh-CN": /^zh(?!-(tw|hk|mo|hant))/i,
  "zh-TW": /^zh-(tw|hk|mo|hant)/i,
  en: /^en/i,
};

/** Undefined where we have no texts in that language. */
export const localeOf = (tag: string): Locale | undefined =>
  locales.find((locale) => languageTags[locale].test(tag));
