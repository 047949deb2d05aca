/** What the bot says in words of its own, several wordings each: it never says the same sentence twice. */

import type { Locale } from "../../protocol/conversation.ts";
import en from "./bot/en.json" with { type: "json" };
import zhCN from "./bot/zh-CN.json" with { type: "json" };
import zhTW from "./bot/zh-TW.json" with { type: "json" };

export type BotPhrase = keyof typeof zhCN;

type Wordings = Readonly<Record<BotPhrase, readonly string[]>>;

const phrases: Readonly<Record<Locale, Wordings>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** The phrase's wordings in their order, with `{value}` filled in. */
export const wordingsOf = (locale: Locale, phrase: BotPhrase, value = ""): readonly string[] =>
  phrases[locale][phrase].map((text) => text.replace("{value}", () => value));
