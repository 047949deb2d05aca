import { detailsLeft, standInsIn } from "../../protocol/personal/doubts.ts";
import type { ChangedFile } from "../faq/content/editing/unified-diff.ts";
import { type ContentProblem, error, warning } from "../faq/content/problem.ts";
import { type CodedFaq, codesOf } from "./anonymous.ts";

/**
 * What a change would say of somebody: a stand-in that came with the material must go; what looks like a name, a number or an
 * amount is for an editor to decide, because an article may well speak of amounts.
 */
export function personalProblems(
  files: readonly Pick<ChangedFile, "path" | "before" | "after">[],
  faq: CodedFaq,
): readonly ContentProblem[] {
  const isCode = codesOf(faq);
  return files.flatMap(({ path, before = "", after }) => {
    const known = new Set(before.split("\n"));
    return after.split("\n").flatMap((line, index) => {
      if (known.has(line) || isSetting.test(line)) return [];
      const place = [path, index + 1] as const;
      const left = standInsIn(line).map((text) => error(place, "standInLeft", { text }));
      const personal = detailsLeft(line.replace(filledIn, " "), isCode);
      return [...left, ...personal.map((text) => warning(place, "personalDetail", { text }))];
    });
  });
}

/** Lines of the front matter that say nothing to customers. */
const isSetting = /^(?:reviewBy|errorCodes|urgency|related|owner|keywords):/;
/** `{{hotline}}`: the wallet's own. */
const filledIn = /\{\{\w+\}\}/g;
