import type { Locale } from "../../protocol/conversation.ts";
import { localeOf } from "../../ui/locale.ts";

/** The nearest of our languages to what is asked for, else to what page or browser call their own. */
export function nearestLocale(tag?: string): Locale {
  const wanted = tag || document.documentElement.lang || navigator.language;
  return localeOf(wanted) ?? "en";
}
