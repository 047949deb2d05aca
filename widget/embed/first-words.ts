import type { Locale } from "../../protocol/conversation.ts";
import en from "../locales/first/en.json" with { type: "json" };
import zhCN from "../locales/first/zh-CN.json" with { type: "json" };
import zhTW from "../locales/first/zh-TW.json" with { type: "json" };
import { nearestLocale } from "./locale.ts";

/** What stands on the launcher and in the frame before the widget is there. */
export type FirstWords = typeof zhCN;

const words: Readonly<Record<Locale, FirstWords>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** In the language that the widget will have. */
export const firstWords = (wanted?: string): FirstWords => words[nearestLocale(wanted)];
