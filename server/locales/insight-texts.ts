/** The heads of the figures that are taken away as a table. */

import type { Locale } from "../../protocol/conversation.ts";
import en from "./insights/en.json" with { type: "json" };
import zhCN from "./insights/zh-CN.json" with { type: "json" };
import zhTW from "./insights/zh-TW.json" with { type: "json" };

type InsightText = keyof typeof zhCN;

/** A table names each figure: one without a text does not compile. */
export const insightTexts: Record<Locale, Record<InsightText, string>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};
