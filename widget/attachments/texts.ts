import type { Locale } from "../../protocol/conversation.ts";
import { createTranslate, type Translate } from "../../ui/translate.ts";
import { useWidgetContext } from "../context.ts";
import type { FileKey } from "./file-key.ts";
import en from "./locales/en.json" with { type: "json" };
import zhCN from "./locales/zh-CN.json" with { type: "json" };
import zhTW from "./locales/zh-TW.json" with { type: "json" };

/** They come with this chunk: an open chat does not need them. */
const texts: Readonly<Record<Locale, Readonly<Record<FileKey, string>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export function useFileTexts(): Translate<FileKey> {
  const { locale } = useWidgetContext();
  return createTranslate<FileKey>(texts[locale], locale);
}

const kilobyte = 1_000;
const megabyte = 1_000_000;

/** “214 KB”, “1.2 MB”. */
export function sizeWords(bytes: number): string {
  if (bytes < megabyte) return `${Math.max(1, Math.round(bytes / kilobyte))} KB`;
  return `${(bytes / megabyte).toFixed(1).replace(/\.0$/, "")} MB`;
}
