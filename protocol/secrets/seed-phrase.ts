import type { Detector, WordIndex } from "./kind.ts";
import { foldWord } from "./word-index.ts";

/**
 * Eleven words in a row that are all in one list are a seed phrase, whatever the checksum says: a customer who
 * mistypes a word gives away the others all the same. Ordinary sentences don't get there, as the lists have none of the little
 * words (“the”, “my”, “to”). Eight are enough where the text speaks of a seed phrase itself.
 */
const wordsInARow = { alone: 11, inContext: 8 } as const;

const context =
  /助[记記][词詞]|[注註][记記][词詞]|恢[复復](短[语語]|[词詞])|seed|mnemonic|recovery|(secret|backup) phrase|(12|24|十二|二十四) ?(个|個)?(单|單)?(词|詞|words)/i;

export const findSeedPhrases: Detector = ({ text, words }) => {
  if (words.size === 0) return [];
  const tokens = writtenWords(text);
  if (tokens.length < wordsInARow.inContext) return [];
  const enough = context.test(text) ? wordsInARow.inContext : wordsInARow.alone;
  return wordRows(tokens, words, enough).map(({ start, end, count }) => ({
    kind: "seed-phrase",
    start: withNumber(text, start),
    end,
    words: count,
  }));
};

interface WrittenWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** 汉字 that stand together are one token: a sentence is no row of words, though each of its characters is in the list. */
const token =
  /[\u3400-\u9fff]+|[\u0300-\u036fA-Za-z\u00c0-\u024f]+|[\u3041-\u309f]+|[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+/g;

export const writtenWords = (text: string): readonly WrittenWord[] =>
  Array.from(text.matchAll(token), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));

/** Words of one list that follow each other; it grows while they do. */
interface WordRow {
  readonly start: number;
  readonly list: number;
  end: number;
  count: number;
  /** How many fillers the row ends with. */
  fillers: number;
}

/** What people write between the words: 第一个、word 2、and. It breaks no row, and counts for none. */
const filler =
  /^(第?[一二三四五六七八九十]*(个|個)?(单|單)?(词|詞)?(是|为|為)?|然后|然後|接着|最后|最後|和|还有|再|and|then|word|first|second|third|last|st|nd|rd|th)$/i;
/** In UTF-16 code units, between two words of a row. */
const widestGap = 24;
const mostFillers = 2;

/** The rows of so many words or more, for each list. Rows are changed in place: a text may have a thousand words. */
function wordRows(tokens: readonly WrittenWord[], words: WordIndex, least: number) {
  const found: WordRow[] = [];
  const open: WordRow[] = [];
  tokens.forEach((one, at) => {
    const known = words.get(foldWord(one.text)) ?? 0;
    if (known === 0 && open.length === 0) return;
    const isNear = one.start - (tokens[at - 1]?.end ?? 0) <= widestGap;
    const isFiller = isNear && known === 0 && filler.test(one.text);
    let goOn = 0;
    let listsOpen = 0;
    for (const row of open) {
      if (isNear && isIn(known, row.list)) lengthen(row, one);
      else if (isFiller && row.fillers < mostFillers) row.fillers += 1;
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
