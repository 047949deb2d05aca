import en from "./locales/en.json";
import zhCn from "./locales/zh-CN.json";
import zhTw from "./locales/zh-TW.json";

const texts = { "zh-CN": zhCn, "zh-TW": zhTw, en };

export type WalletTextKey = keyof typeof zhCn;

/** `?locale=en` shows the wallet, and with it the widget, in another language. */
export const locale = pickLocale(new URLSearchParams(location.search).get("locale"));

function pickLocale(wish: string | null): keyof typeof texts {
  return wish === "en" || wish === "zh-TW" ? wish : "zh-CN";
}

export const translate = (key: WalletTextKey, values: Readonly<Record<string, string>> = {}) =>
  texts[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
