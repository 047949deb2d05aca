import type { ArticleId } from "../../../protocol/conversation.ts";
import type { GapWording } from "./find-gaps.ts";

/** Longer ones are stories; an article is found by short ones. */
const longest = 60;
/** Numbers of orders and phones, addresses: a customer's own, and no phrasing of anybody else's. */
const ownDetail = /\d{5,}|@|https?:/i;

/** Fit for an article's file: short, nobody's own, and not like an article that its kind is not about. */
export function fitsAsPhrasing(
  { text, terms }: Pick<GapWording, "text" | "terms">,
  { near }: { readonly near?: ArticleId | undefined },
): boolean {
  const isShort = [...text].length <= longest && !text.includes("\n");
  return isShort && !ownDetail.test(text) && (terms.near === undefined || terms.near === near);
}
