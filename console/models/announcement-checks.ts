import type { Locale } from "../../protocol/conversation.ts";
import type { AnnouncementDraft } from "./announcement-draft.ts";

/** What is looked at before an announcement goes out. None of them keeps it from going. */
export type AnnouncementCheck = "next" | "private" | "zh-TW" | "en";

/** Amounts, tickets, cards, telephones, hashes: what is about one customer and not about all. */
const ofOne =
  /[¥￥$€]\s?\d|\d[\d,.]*\s?(?:元|块|塊|CNY|USD|HKD|TWD)|PD-\d|(?<![\d:.-])(?!\d{4}-\d\d-\d\d)\d(?:[ -]?\d){7,}|\b0x[\da-f]{6,}/iu;

export function checksOf({
  kind,
  nextUpdateAt,
  title,
  text,
}: AnnouncementDraft): readonly { readonly check: AnnouncementCheck; readonly isDone: boolean }[] {
  const words = [...Object.values(title), ...Object.values(text)].join("\n");
  const isWritten = (locale: Locale) => title[locale].trim() !== "" && text[locale].trim() !== "";
  return [
    ...(kind === "incident" ? [{ check: "next", isDone: nextUpdateAt !== "" } as const] : []),
    { check: "private", isDone: !ofOne.test(words) },
    { check: "zh-TW", isDone: isWritten("zh-TW") },
    { check: "en", isDone: isWritten("en") },
  ];
}
