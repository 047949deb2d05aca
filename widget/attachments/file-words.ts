import { attachmentLimits } from "../../protocol/attachment.ts";
import type { Translate } from "../../ui/translate.ts";
import { finalProblems } from "./file-failures.ts";
import type { FileKey } from "./file-key.ts";
import type { FileItem } from "./file-list.ts";
import { sizeWords } from "./texts.ts";

/** “10 MB”: rounded down, so that what fits the words is taken. */
export const largest = `${Math.floor(attachmentLimits.bytes / 1_000_000)} MB`;

/** Whole per cents of several files, 0 to 100. */
export function percentOf(files: readonly Pick<FileItem, "sent" | "bytes">[]): number {
  const sum = (of: (file: (typeof files)[number]) => number) =>
    files.reduce((total, file) => total + of(file), 0);
  const whole = sum(({ bytes }) => bytes.size);
  return whole === 0 ? 0 : Math.floor((100 * sum(({ sent }) => sent)) / whole);
}

/** How it stands with a file, in words. */
export function fileWords(
  file: FileItem,
  { text, isOnline }: { readonly text: Translate<FileKey>; readonly isOnline: boolean },
): string {
  const { state, bytes, sent, problem = "" } = file;
  if (state === "done") return sizeWords(file.attachment?.size ?? bytes.size);
  if (state === "failed") return text("failedNetwork");
  if (state === "refused") {
    const { count } = attachmentLimits;
    return text(finalProblems[problem] ?? "failedOther", { size: largest, count });
  }
  if (bytes.size === 0) return text("preparing");
  if (state === "waiting" && !isOnline) return text("paused");
  if (state === "waiting" && sent === 0) return text("next");
  return text("uploading", { percent: percentOf([file]) });
}
