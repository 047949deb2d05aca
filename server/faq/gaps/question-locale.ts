import type { Locale } from "../../../protocol/conversation.ts";
import { foldCharacters } from "../../../protocol/search-terms.ts";

/** The language that a question is written in: it becomes a phrasing of that file. */
export function questionLocale(text: string): Locale {
  if (!/\p{Script=Han}/u.test(text)) return "en";
  return foldCharacters(text) === text ? "zh-CN" : "zh-TW";
}
