import { isFiller } from "./fillers.ts";
import { findHanPhrases } from "./han-phrase.ts";
import type { Detector, WordIndex } from "./kind.ts";
import { foldWord, shortKey } from "./word-index.ts";
import { apart, type WrittenWord, withoutMarkup, writtenWords } from "./written-words.ts";

/**
 * Eleven words in a row that are all in one list are a seed phrase, whatever the checksum says: a customer who
 * mistypes a word gives away the others all the same. Ordinary sentences don't get there, as the lists have none of the little
 * words (“the”, “my”, “to”). Eight are enough where the text speaks of a seed phrase itself.
 */
const wordsInARow = { alone: 11, inContext: 8 } as const;

const context =
  /助[记記][词詞]|[注註][记記][词詞]|恢[复復](短[语語]|[词詞])|seed|mnemonic|recovery|(secret|backup) phrase|(12|24|十二|二十四) ?(个|個)?(单|單)?(词|詞|words)/i;

/** True where the text speaks of a seed phrase. */
export const speaksOfPhrase = (text: string): boolean => context.test(text);

/** Plates of metal hold the first four letters of each word; no list has two words that share them. */
const rowOfShort = /(?:(?<![a-z])[a-z]{3,4}(?![a-z])[^a-z]{1,24}){8}/i;

export const findSeedPhrases: Detector = ({ text, words }) => {
  if (words.size === 0) return [];
  const enough = context.test(text) ? wordsInARow.inContext : wordsInARow.alone;
  const written = rowsOfWords(text, words, enough);
  const shortened = rowOfShort.test(text) ? rowsOfWords(text, words, enough, shortKey) : [];
  const rows = [...written, ...shortened].map(({ start, end, count }) => ({
    kind: "seed-phrase" as const,
    start: withNumber(text, start),
    end,
    words: count,
  }));
  return [...rows, ...findHanPhrases(text, words)];
};

/** Whether so many words of one list follow each other: a piece of a seed phrase, or the beginning of one. */
export const hasWordsInARow = (text: string, words: WordIndex, least: number): boolean =>
  rowsOfWords(text, words, least).length > 0;

/** Words of one list that follow each other; it grows while they do. */
export interface WordRow {
  readonly start: number;
  readonly list: number;
  end: number;
  count: number;
  /** How many fillers the row ends with. */
  fillers: number;
}

/** More of them, in a text that says “word” again and again: “the 3rd word is …”. */
const numbered = /\bword\b[^\n]{0,60}\n?[^\n]{0,60}\bword\b[^\n]{0,60}\n?[^\n]{0,60}\bword\b/i;
const numbering = /^(?:the|is|my|no|number|and|then|word|first|second|third|last|st|nd|rd|th)$/i;

/** In UTF-16 code units, between two words of a row; spaces count for less. */
const widestGap = 24;
const widestSpace = 200;
const mostFillers = 4;

/** The rows of so many words or more, for each list. Rows are changed in place: a text may have a thousand words. */
export function rowsOfWords(
  text: string,
  words: WordIndex,
  least: number,
  key: (word: string) => string = foldWord,
): readonly WordRow[] {
  const tokens = writtenWords(text).flatMap((one) => apart(one, words));
  if (tokens.length < least) return [];
  const isBetween = fillersIn(text);
  const found: WordRow[] = [];
  const open: WordRow[] = [];
  tokens.forEach((one, at) => {
    const known = words.get(key(one.text)) ?? 0;
    if (known === 0 && open.length === 0) return;
    const isNear = areNear(text, tokens[at - 1]?.end ?? 0, one.start);
    const mayFill = isNear && open.length > 0 && isBetween(one.text);
    let goOn = 0;
    let listsOpen = 0;
    for (const row of open) {
      if (isNear && isIn(known, row.list)) lengthen(row, one);
      else if (mayFill && row.fillers < mostFillers) row.fillers += 1;
      else {
        if (row.count >= least) found.push(row);
        continue;
      }
      listsOpen |= 1 << row.list;
      open[goOn] = row;
      goOn += 1;
    }
    open.length = goOn;
    beginRows(open, one, known & ~listsOpen);
  });
  return [...found, ...open.filter((row) => row.count >= least)];
}

function fillersIn(text: string): (word: string) => boolean {
  const isNumbered = numbered.test(text);
  return (word) => isFiller(word) || (isNumbered && numbering.test(word));
}

function areNear(text: string, end: number, start: number): boolean {
  if (start - end <= widestGap) return true;
  if (start - end > widestSpace) return false;
  return withoutMarkup(text.slice(end, start)).replace(/\s+/g, "").length <= widestGap;
}

const isIn = (known: number, list: number) => ((known >> list) & 1) === 1;

function lengthen(row: WordRow, { end }: WrittenWord) {
  row.end = end;
  row.count += 1;
  row.fillers = 0;
}

/** A row for each list that the word is in. */
function beginRows(open: WordRow[], { start, end }: WrittenWord, known: number) {
  for (let list = 0; known >> list > 0; list += 1) {
    if (isIn(known, list)) open.push({ start, end, count: 1, fillers: 0, list });
  }
}

/** “1. apple”: the number before the first word belongs to the phrase. */
function withNumber(text: string, start: number): number {
  const number = /[(（[【]?\d{1,2}[.、:：)\]）】]?\s*$/.exec(
    text.slice(Math.max(0, start - 8), start),
  );
  return start - (number?.[0].length ?? 0);
}
