import type { Locale } from "../../protocol/conversation.ts";
import en from "../locales/history/en.json" with { type: "json" };
import zhCN from "../locales/history/zh-CN.json" with { type: "json" };
import zhTW from "../locales/history/zh-TW.json" with { type: "json" };
import type { Text } from "../translate.ts";

export type HistoryKey = keyof typeof zhCN;

/** The texts of this chunk come with it: an open chat does not need them. */
export const historyTexts: Readonly<Record<Locale, Readonly<Record<HistoryKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};
