import type { Locale } from "../../protocol/conversation.ts";
import { EditorMistake, faqText } from "./faq-texts.ts";
import { fileMistake } from "./file-mistake.ts";
import { nearest } from "./nearest.ts";

type UnknownKey = "unknownCommand" | "unknownOption";

export const unknownName = (key: UnknownKey, name: string, names: readonly string[]) =>
  new UnknownName(key, name, nearest(name, names));

/** The usage stands behind it. */
class UnknownName extends EditorMistake {
  readonly near: string | undefined;

  constructor(key: UnknownKey, name: string, near: string | undefined) {
    super(key, { name });
    this.near = near;
  }
}

/** What went wrong, as a sentence in the editor's language; never a stack. */
export function editorMessage(error: unknown, locale: Locale): string {
  const mistake = error instanceof EditorMistake ? error : fileMistake(error);
  if (mistake === undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    return faqText(locale, "notDone", { reason });
  }
  const text = faqText(locale, mistake.key, mistake.values);
  if (!(mistake instanceof UnknownName)) return text;
  const guess = mistake.near ? ` ${faqText(locale, "didYouMean", { name: mistake.near })}` : "";
  return `${text}${guess}\n\n${faqText(locale, "usage")}`;
}
