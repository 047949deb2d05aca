import type { Locale } from "../../protocol/conversation.ts";
import en from "../locales/tickets/en.json" with { type: "json" };
import zhCN from "../locales/tickets/zh-CN.json" with { type: "json" };
import zhTW from "../locales/tickets/zh-TW.json" with { type: "json" };
import type { Text, Translate } from "../translate.ts";

export type TicketKey = keyof typeof zhCN;
export type TicketText = Translate<TicketKey>;

/** The texts of this chunk come with it: an open chat does not need them. */
export const ticketTexts: Readonly<Record<Locale, Readonly<Record<TicketKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};
