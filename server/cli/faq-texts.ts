import { type Locale, locales } from "../../protocol/conversation.ts";
import en from "./locales/en.json" with { type: "json" };
import zhCN from "./locales/zh-CN.json" with { type: "json" };
import zhTW from "./locales/zh-TW.json" with { type: "json" };

export type FaqTextKey = keyof typeof zhCN;
export type TextValues = Readonly<Record<string, string | number>>;

const texts: Readonly<Record<Locale, Readonly<Record<FaqTextKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export const faqText = (locale: Locale, key: FaqTextKey, values: TextValues = {}): string =>
  fillIn(texts[locale][key], values);

export const fillIn = (text: string, values: TextValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What the user has to change; shown in their language, without a stack. */
export class EditorMistake extends Error {
  readonly key: FaqTextKey;
  readonly values: TextValues;

  constructor(key: FaqTextKey, values: TextValues = {}) {
    super(faqText("en", key, values));
    this.key = key;
    this.values = values;
  }
}

/** The language of messages: `--locale`, else the environment's, else Chinese, which the content is written in first. */
export function editorLocale(
  wanted: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Locale {
  const named = locales.find((locale) => locale === wanted);
  if (named) return named;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const system = [LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== "") ?? "";
  if (/^zh[_-](?:TW|HK|MO|Hant)/i.test(system)) return "zh-TW";
  return /^en/i.test(system) ? "en" : "zh-CN";
}
