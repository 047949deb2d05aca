import type { Locale } from "../../../protocol/conversation.ts";
import { createTranslate, type Text, type Translate } from "../../../ui/translate.ts";
import { useWidgetContext } from "../../context.ts";
import en from "../../locales/reminders/en.json" with { type: "json" };
import zhCN from "../../locales/reminders/zh-CN.json" with { type: "json" };
import zhTW from "../../locales/reminders/zh-TW.json" with { type: "json" };

type ReminderKey = keyof typeof zhCN;

const reminderTexts: Readonly<Record<Locale, Readonly<Record<ReminderKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export const reminderTextsIn = (locale: Locale): Translate<ReminderKey> =>
  createTranslate<ReminderKey>(reminderTexts[locale], locale);

export const useReminderTexts = (): Translate<ReminderKey> =>
  reminderTextsIn(useWidgetContext().locale);
