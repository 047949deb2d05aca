import { markedParts } from "../../protocol/personal/doubts.ts";

/** A draft that is checked: its title first, then its turns. */
export type CheckedTexts = readonly string[];

/** Puts one stand-in in the place of a piece of text wherever it stands in the draft. */
export function replaceEverywhere(
  texts: CheckedTexts,
  piece: string,
  standInOf: (number: number) => string,
): CheckedTexts {
  if (piece === "") return texts;
  const isFree = (number: number) => texts.every((text) => !text.includes(standInOf(number)));
  let number = 1;
  while (!isFree(number)) number += 1;
  return texts.map((text) => text.replaceAll(piece, () => standInOf(number)));
}

/** What may still be somebody's, each once. */
export const doubtsIn = (text: string): readonly string[] => [
  ...new Set(markedParts(text).flatMap((one) => (one.mark === "doubt" ? [one.text] : []))),
];
