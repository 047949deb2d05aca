import type { Locale } from "../../protocol/conversation.ts";
import { localeOf } from "../../ui/locale.ts";

/** Our language nearest to the one that is asked for, else to the page's or the browser's. */
export function nearestLocale(tag?: string): Locale {
  const wanted = tag || document.documentElement.lang || navigator.language;
  return localeOf(wanted) ?? "en";
}
