import { aroundOneSign } from "./fillers.ts";
import type { WordIndex } from "./kind.ts";
import { foldWord } from "./word-index.ts";

/** A word of a text as it was written: UTF-16 places, `end` exclusive. */
export interface WrittenWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** 汉字 that stand together are one token: a sentence is no row of words, though each of its characters is in the list. */
const token =
  /[\u3400-\u9fff]+|[\u0300-\u036fA-Za-z\u00c0-\u024f]+|[\u3041-\u309f]+|[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+/g;

/** Tags and entities of a page that was copied. */
const markup = /<\/?[a-z][^<>]{0,80}>|&(?:[a-z]{2,6}|#\d{1,5});/gi;

/** With spaces in place of the markup, so that every place stays. */
export const withoutMarkup = (text: string): string =>
  /[<&]/.test(text) ? text.replace(markup, (found) => " ".repeat(found.length)) : text;

export const writtenWords = (text: string): readonly WrittenWord[] =>
  Array.from(withoutMarkup(text).matchAll(token), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));

/** Eleven words of three letters, and twenty-four of nine. No word of any language is so long. */
const joined = { least: 33, most: 216 } as const;
const longestWord = 9;

/** `SwitchOutdoorAlmost…`: a token that is made of nothing but words of one list, as these words; any other as it is. */
export function apart(one: WrittenWord, words: WordIndex): readonly WrittenWord[] {
  const [first, second] = one.text.length > longestWord ? [] : (aroundOneSign(one.text) ?? []);
  if (first !== undefined && second !== undefined) {
    const border = one.start + first.length;
    return [
      { text: first, start: one.start, end: border },
      { text: second, start: border, end: one.end },
    ];
  }
  if (one.text.length < joined.least || one.text.length > joined.most) return [one];
  const letters = foldWord(one.text);
  if (!/^[a-z]+$/.test(letters)) return [one];
  const reached = listsReaching(letters, words);
  const list = reached[letters.length] ?? 0;
  return list === 0 ? [one] : partsOf(one, letters, { reached, bit: list & -list, words });
}

/** For each place the lists whose words fill all letters before it, a bit each. */
function listsReaching(letters: string, words: WordIndex): readonly number[] {
  const reached = [~0];
  for (let end = 1; end <= letters.length; end += 1) {
    let lists = 0;
    for (let start = Math.max(0, end - longestWord); start < end - 1; start += 1) {
      const before = reached[start] ?? 0;
      if (before !== 0) lists |= before & (words.get(letters.slice(start, end)) ?? 0);
    }
    reached.push(lists);
    if (end >= longestWord && reached.slice(-longestWord).every((one) => one === 0)) break;
  }
  return reached;
}

interface Reached {
  readonly reached: readonly number[];
  /** Of the list. */
  readonly bit: number;
  readonly words: WordIndex;
}

function partsOf(
  { text, start }: WrittenWord,
  letters: string,
  { reached, bit, words }: Reached,
): readonly WrittenWord[] {
  const parts: WrittenWord[] = [];
  for (let end = letters.length; end > 0; ) {
    let from = Math.max(0, end - longestWord);
    while (((reached[from] ?? 0) & (words.get(letters.slice(from, end)) ?? 0) & bit) === 0)
      from += 1;
    parts.unshift({ text: text.slice(from, end), start: start + from, end: start + end });
    end = from;
  }
  return parts;
}
