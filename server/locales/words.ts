/** The server's own words, in each language: the bot's and the notices'. */

import type { Locale } from "../../protocol/conversation.ts";
import en from "./en.json" with { type: "json" };
import zhCN from "./zh-CN.json" with { type: "json" };
import zhTW from "./zh-TW.json" with { type: "json" };

export type WordsKey = keyof typeof zhCN;

const words: Record<Locale, Record<WordsKey, string>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** The text for the key, with `{name}` filled in. */
export const say = (locale: Locale, key: WordsKey, name = ""): string =>
  words[locale][key].replace("{name}", () => name);
