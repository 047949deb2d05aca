/** The texts that the server writes, in each language: the bot's and the notices'. */

import type { Locale } from "../../protocol/conversation.ts";
import en from "./en.json" with { type: "json" };
import zhCN from "./zh-CN.json" with { type: "json" };
import zhTW from "./zh-TW.json" with { type: "json" };

export type TextKey = keyof typeof zhCN;

const texts: Record<Locale, Record<TextKey, string>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** The text for the key, with `{name}` filled in. Between 汉字 there are no spaces. */
export const translate = (locale: Locale, key: TextKey, name = ""): string =>
  texts[locale][key].replace(/( ?)\{name\}( ?)/, (_, before: string, after: string) => {
    const isOwn = (end: RegExp) => locale !== "en" && end.test(name);
    return `${isOwn(/^\p{Script=Han}/u) ? "" : before}${name}${isOwn(/\p{Script=Han}$/u) ? "" : after}`;
  });
