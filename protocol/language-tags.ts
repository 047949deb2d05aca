import type { Locale } from "./conversation.ts";

/** Which language tags of a page or a browser mean which locale. */
const languageTags: Record<Locale, RegExp> = {
  // Cantonese is written in traditional characters unless it says otherwise.
  "zh-TW": /^(zh|cmn)(-\w+)*-(tw|hk|mo|hant)\b|^yue(?!-hans)\b/,
  "zh-CN": /^(zh|cmn|yue)\b/,
  en: /^en\b/,
};

/** Undefined where we have no texts in that language. */
export const localeOf = (tag: string): Locale | undefined =>
  readers.find((locale) => languageTags[locale].test(tag.toLowerCase().replaceAll("_", "-")));

/** The narrow one before the wide one. */
const readers = ["zh-TW", "zh-CN", "en"] as const satisfies readonly Locale[];
