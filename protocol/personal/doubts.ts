import { namesSaidIn } from "./anonymise.ts";
import { findDetails, standIn } from "./find-details.ts";
import { isEverydayWord } from "./latin-names.ts";
import { fullName } from "./surnames.ts";

export interface MarkedPart {
  readonly text: string;
  /** A stand-in, or what may still tell of somebody. */
  readonly mark?: "stand-in" | "doubt" | undefined;
}

/** Much weaker than what is replaced: a person decides. */
const weak = [
  new RegExp(fullName, "gu"),
  /[0-9０-９]{2,}/gu,
  /[一二两兩三四五六七八九十百千万萬亿億零〇]{2,}/gu,
  /(?<![A-Za-z])[A-Z][A-Za-z'’-]*[A-Za-z]/gu,
  // Among Chinese words, in small letters, too.
  /(?<=\p{Script=Han}\s?)[a-z]{2,}/gu,
];

/** A text in its parts, for whoever checks it: the stand-ins, and each place that may still hold something of somebody's. */
export function markedParts(text: string): readonly MarkedPart[] {
  const marks: (MarkedPart["mark"] | undefined)[] = Array.from({ length: text.length });
  const note = (pattern: RegExp, mark: "stand-in" | "doubt") => {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const isFree = !marks.slice(index, index + found.length).includes("stand-in");
      if (isFree && !isEverydayWord(found)) marks.fill(mark, index, index + found.length);
    }
  };
  note(standIn, "stand-in");
  for (const { from, text: found } of leftIn(text)) marks.fill("doubt", from, from + found.length);
  for (const pattern of weak) note(pattern, "doubt");
  const parts: { text: string; mark: MarkedPart["mark"] }[] = [];
  for (const [index, unit] of text.split("").entries()) {
    const last = parts.at(-1);
    if (last && last.mark === marks[index]) last.text += unit;
    else parts.push({ text: unit, mark: marks[index] });
  }
  return parts;
}

/** What would be replaced, were it not there already: an editor has written it, or nobody has looked for it yet. */
const leftIn = (text: string, isCode?: (word: string) => boolean) =>
  findDetails(text, {
    names: namesSaidIn(text).filter((name) => [...name].length > 1),
    isCode,
  });

/** What a text still says of somebody. */
export const detailsLeft = (text: string, isCode?: (word: string) => boolean): readonly string[] =>
  leftIn(text, isCode).map((one) => one.text);

/** What was put in the place of something and is still there. */
export const standInsIn = (text: string): readonly string[] => text.match(standIn) ?? [];
