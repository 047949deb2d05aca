import type { Block, Inline } from "../../../../protocol/article-blocks.ts";
import { linkDefinition } from "./link-definition.ts";

/** So many characters may stand between two that follow each other in the source: an address, the number of a step. */
const widestGap = 400;
const said = /[\p{L}\p{N}]+/gu;

/**
 * The lines, from 0, whose words do not stand in the blocks in their order. It knows nothing of markdown, so it also
 * finds what the other checks did not think of.
 */
export function lostLines(markdown: string, blocks: readonly Block[]): readonly number[] {
  const shown = shownText(blocks);
  let from = 0;
  return markdown.split("\n").flatMap((line, at) => {
    const end = endIn(shown, { words: wordsOf(line), from });
    if (end === undefined) return [at];
    from = end;
    return [];
  });
}

/** Behind the last of the words; undefined where they are not all there. */
function endIn(
  shown: string,
  { words, from }: { readonly words: readonly string[]; readonly from: number },
): number | undefined {
  let at = from;
  for (const word of words) {
    const found = shown.indexOf(word, at);
    if (found < 0 || found - at > widestGap) return undefined;
    at = found + word.length;
  }
  return at;
}

/** Without what is no text: addresses, entities, the language of a code block. */
function wordsOf(line: string): readonly string[] {
  if (linkDefinition.test(line)) return [];
  const text = line
    .replace(/\]\([!-'*-~]*|\]\[[^\]]*\]/g, "]")
    .replace(/&(?:#\w{1,8}|\w{2,31});/g, "")
    .replace(/^\s*(?:`{3,}[^`]*|~{3,}.*)$/, "");
  return text.match(said) ?? [];
}

const shownText = (blocks: readonly Block[]): string => blocks.map(textOfBlock).join("\n");

const textOfRuns = (runs: readonly Inline[]): string =>
  runs.map(({ text, href = "" }) => text + href).join("");

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "warning":
      return textOfRuns(block.text);
    case "steps":
    case "list": {
      const first = block.kind === "steps" ? (block.start ?? 1) : undefined;
      return block.items
        .map((item, at) => {
          const number = first === undefined ? "" : `${first + at} `;
          return `${number}${textOfRuns(item)}\n${shownText(block.under?.[at] ?? [])}`;
        })
        .join("\n");
    }
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(textOfRuns).join(" ")).join("\n");
    case "code":
      return block.text;
    case "picture":
      return block.alt;
    case "actions":
      return block.items.map(({ text }) => text).join(" ");
  }
}
