import { type AnnouncementDraft, isWrittenIn } from "./announcement-draft.ts";

/** What is looked at before an announcement goes out. None of them keeps it from going. */
export type AnnouncementCheck = "next" | "private" | "zh-TW" | "en";

/** Amounts, tickets, cards, telephones, hashes, people as they are addressed: what is about one customer and not about all. */
const ofOne =
  /[¥￥$€]\s?\d|\d[\d,.]*\s?(?:元|块|塊|CNY|USD|HKD|TWD)|PD-\d|(?<![\d:.-])(?!\d{4}-\d\d-\d\d)\d(?:[ -]?\d){7,}|\b0x[\da-f]{6,}|\p{Script=Han}(?:先生|女士|小姐|太太)|\b(?:Mr|Mrs|Ms)\b\.? ?[A-Z]/iu;

export function checksOf(
  draft: AnnouncementDraft,
): readonly { readonly check: AnnouncementCheck; readonly isDone: boolean }[] {
  const { kind, nextUpdateAt, title, text, advice } = draft;
  const words = [title, text, advice].flatMap((written) => Object.values(written)).join("\n");
  return [
    ...(kind === "incident" ? [{ check: "next", isDone: nextUpdateAt !== "" } as const] : []),
    { check: "private", isDone: !ofOne.test(words) },
    { check: "zh-TW", isDone: isWrittenIn(draft, "zh-TW") },
    { check: "en", isDone: isWrittenIn(draft, "en") },
  ];
}
