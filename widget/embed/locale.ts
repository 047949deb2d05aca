import type { Locale } from "../../protocol/conversation.ts";
import { localeOf } from "../../protocol/language-tags.ts";

/** Where a reader's language can be learned from. */
export interface LanguageSources {
  /** What the page sets explicitly. */
  readonly wanted?: string | undefined;
  /** The page's `lang`. */
  readonly page: string;
  /** The browser's languages, the best first. */
  readonly browser: readonly string[];
}

/** Our nearest language. A page's "en" is what its template came with: then the browser's languages count before it. */
export function pickLocale({ wanted = "", page, browser }: LanguageSources): Locale {
  const tags = [wanted, ...(page === "en" ? [] : [page]), ...browser, page];
  return tags.map(localeOf).find((locale) => locale !== undefined) ?? "en";
}

export const nearestLocale = (wanted?: string): Locale =>
  pickLocale({ wanted, page: document.documentElement.lang, browser: navigator.languages });
