import type { Locale } from "../../protocol/conversation.ts";
import en from "../locales/receipt/en.json" with { type: "json" };
import zhCN from "../locales/receipt/zh-CN.json" with { type: "json" };
import zhTW from "../locales/receipt/zh-TW.json" with { type: "json" };
import { createTranslate, type Text, type Translate } from "../translate.ts";
import { type TicketKey, type TicketText, ticketTexts } from "./ticket-texts.ts";

type ReceiptKey = keyof typeof zhCN;

export const receiptTexts: Readonly<Record<Locale, Readonly<Record<ReceiptKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export interface ReceiptWords {
  readonly locale: Locale;
  /** Of the times that it shows. */
  readonly zone: string;
  readonly text: Translate<ReceiptKey>;
  /** As the timeline says it. */
  readonly ticket: TicketText;
}

/** In the device's own time zone, if none is given. */
export const receiptWords = (
  locale: Locale,
  zone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): ReceiptWords => ({
  locale,
  zone,
  text: createTranslate<ReceiptKey>(receiptTexts[locale], locale),
  ticket: createTranslate<TicketKey>(ticketTexts[locale], locale),
});
