import type { PictureBlock } from "../../../../protocol/article-blocks.ts";
import { isPicturePath } from "../picture-names.ts";
import type { Loss } from "./loss.ts";
import type { Token } from "./parser.ts";

interface PicturePlace {
  readonly line: number;
  readonly lose: (loss: Loss) => void;
}

/**
 * `![按钮的位置](images/menu.png)` on lines of their own, behind the text of a paragraph. Their address is the path in the content
 * folder until the library knows them. Of a picture elsewhere, the words stay in the text.
 */
export function picturesOf(
  tokens: readonly Token[],
  { line, lose }: PicturePlace,
): { readonly text: readonly Token[]; readonly pictures: readonly PictureBlock[] } {
  const lines = linesOf(tokens);
  const end = lines.findLastIndex((one) => !isPictureLine(one)) + 1;
  const pictures = lines
    .slice(end)
    .flatMap((one, at) =>
      one.filter(isImage).map((token) => pictureOf(token, { line: line + end + at, lose })),
    );
  return { text: lines.slice(0, end).flat(), pictures };
}

/** A break begins the next line. */
function linesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  for (const token of tokens)
    if (/^(?:soft|hard)break$/.test(token.type)) lines.push([token]);
    else lines.at(-1)?.push(token);
  return lines;
}

const isImage = ({ type }: Token): boolean => type === "image";

function isPictureLine(tokens: readonly Token[]): boolean {
  const shown = tokens.filter((token) => isImage(token) || token.content.trim() !== "");
  return shown.length > 0 && shown.every((token) => isImage(token) && isPicturePath(pathOf(token)));
}

function pictureOf(token: Token, { line, lose }: PicturePlace): PictureBlock {
  const title = String(token.attrGet("title") ?? "");
  if (title !== "") lose({ line, code: "linkTitle", values: { title } });
  if (token.content.trim() === "") lose({ line, code: "pictureAlt" });
  return { kind: "picture", url: pathOf(token), width: 0, height: 0, alt: token.content };
}

/** Of one that stands in a text, or whose address is not in the folder, the words are shown. */
export const pictureLoss = (token: Token): Loss["code"] =>
  isPicturePath(pathOf(token)) ? "pictureInText" : "pictureAddress";

const pathOf = (token: Token): string => {
  const source = String(token.attrGet("src") ?? "");
  try {
    return decodeURI(source);
  } catch {
    return source;
  }
};
