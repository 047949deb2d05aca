import { readFileSync } from "node:fs";
import type { Locale } from "../../protocol/conversation.ts";
import type { SurveyKey } from "../../widget/screens/survey/survey-texts.ts";
import type { Key } from "../../widget/texts.ts";

type Say = (key: Key | SurveyKey, values?: Readonly<Record<string, string | number>>) => string;

/** The widget's texts in one language. */
export function widgetTexts(locale: Locale): Say {
  const read = (folder: string) => JSON.parse(readFileSync(`${folder}/${locale}.json`, "utf8"));
  return fill({ ...read("widget/locales"), ...read("widget/locales/survey") });
}

type ConsoleSay = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function consoleTexts(locale: Locale): ConsoleSay {
  return fill(JSON.parse(readFileSync(`console/locales/${locale}.json`, "utf8")));
}

const fill =
  (texts: Readonly<Record<string, string | { readonly other: string }>>): ConsoleSay =>
  (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`There is no text "${key}".`);
    const form = typeof text === "string" ? text : text.other;
    return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  };
