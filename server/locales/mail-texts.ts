/** The texts of e-mail, and of the two pages that it leads to. */

import type { Locale } from "../../protocol/conversation.ts";
import en from "./mail/en.json" with { type: "json" };
import zhCN from "./mail/zh-CN.json" with { type: "json" };
import zhTW from "./mail/zh-TW.json" with { type: "json" };

export type MailText = keyof typeof zhCN;

const texts: Record<Locale, Record<MailText, string>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** The text for the key, with each `{name}` filled in. What is filled in is not looked at again. */
export const mailText = (
  locale: Locale,
  key: MailText,
  values: Readonly<Record<string, string>> = {},
): string =>
  texts[locale][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
