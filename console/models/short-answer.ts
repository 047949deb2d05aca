import type { Block } from "../../protocol/article-blocks.ts";

/** The first paragraph of an article: it is the short answer. */
export function shortAnswerOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === "paragraph");
  return first?.kind === "paragraph" ? first.text.map(({ text }) => text).join("") : "";
}
