import type { Locale } from "../../protocol/conversation.ts";
import { nearestLocale } from "../embed/locale.ts";
import en from "../locales/steps/en.json" with { type: "json" };
import zhCN from "../locales/steps/zh-CN.json" with { type: "json" };
import zhTW from "../locales/steps/zh-TW.json" with { type: "json" };

/** What stands at the telephone. */
export type StepsWords = typeof zhCN;

const words: Readonly<Record<Locale, StepsWords>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** In the language that the widget will have. */
export const stepsWords = (wanted?: string): StepsWords => words[nearestLocale(wanted)];
