import { isFiller } from "./fillers.ts";
import type { FoundSecret, SplitSecret, WordIndex } from "./kind.ts";
import { rowsOfWords, speaksOfPhrase } from "./seed-phrase.ts";
import { foldWord } from "./word-index.ts";
import { apart, type WrittenWord, writtenWords } from "./written-words.ts";

/** What a message gives of a seed phrase: “mercy”, “mercy 是第1个”, “后六个：…”. */
interface PhrasePiece {
  /** In which lists its words are: a bit for each. */
  readonly lists: number;
  readonly words: readonly WrittenWord[];
  /** There is nothing else in the message. */
  readonly isAll: boolean;
}

/**
 * How many words of one list, all different, are as good as a phrase. Word by word, six: with eleven of twelve the rest is a matter
 * of minutes. With other messages between them, more; with other words beside them, more again.
 */
const enough = { inARow: 6, betweenOthers: 8, besideOthers: 10 } as const;
/** Each 汉字 is a word of the Chinese lists, and “好” is an answer. */
const enoughHan = 11;

/** A seed phrase of which the last message gives a piece, and the ones before it the others, with anything between them. */
export function findPhrasePieces(
  all: readonly string[],
  words: WordIndex,
): SplitSecret | undefined {
  const pieces = all.map((text) => phrasePieceOf(text, words));
  const last = pieces.at(-1);
  if (last === undefined) return undefined;
  const speaks = all.some(speaksOfPhrase);
  for (let list = 1; list <= last.lists; list <<= 1) {
    if ((last.lists & list) === 0) continue;
    const places = placesOf(pieces, list, speaks);
    if (places !== undefined) return splitAt(places, pieces);
  }
  return undefined;
}

/** The messages that hold the phrase, where there is enough of it. */
function placesOf(
  pieces: readonly (PhrasePiece | undefined)[],
  list: number,
  speaks: boolean,
): readonly number[] | undefined {
  const holds = (at: number) => ((pieces[at]?.lists ?? 0) & list) !== 0;
  const places = [...pieces.keys()].filter(holds);
  const row = places.filter((at) =>
    pieces.slice(at).every((piece) => piece?.isAll === true && (piece.lists & list) !== 0),
  );
  if (row.length > 1 && countIn(row, pieces) >= leastOf(row, pieces, enough.inARow)) return row;
  const isAll = speaks || places.every((at) => pieces[at]?.isAll === true);
  const least = isAll ? enough.betweenOthers : enough.besideOthers;
  return places.length > 1 && countIn(places, pieces) >= leastOf(places, pieces, least)
    ? places
    : undefined;
}

const wordsAt = (places: readonly number[], pieces: readonly (PhrasePiece | undefined)[]) =>
  places.flatMap((at) => pieces[at]?.words ?? []);

const countIn = (...where: Parameters<typeof wordsAt>): number =>
  new Set(wordsAt(...where).map(({ text }) => foldWord(text))).size;

function leastOf(
  places: readonly number[],
  pieces: readonly (PhrasePiece | undefined)[],
  least: number,
): number {
  return wordsAt(places, pieces).some(({ text }) => isHan(text)) ? enoughHan : least;
}

function splitAt(
  places: readonly number[],
  pieces: readonly (PhrasePiece | undefined)[],
): SplitSecret {
  const own = pieces.at(-1)?.words ?? [];
  const found: FoundSecret = {
    kind: "seed-phrase",
    start: own[0]?.start ?? 0,
    end: own.at(-1)?.end ?? 0,
    words: countIn(places, pieces),
  };
  return { found: [found], earlier: places.filter((at) => at < pieces.length - 1) };
}

/** So many words of a list that follow each other at the end of a message, or anywhere in it: few sentences have them. */
const partOfMessage = { atItsEnd: 3, anywhere: 4 } as const;
/** … and there is little else in its script: an English sentence has four such words in ten. */
const shareOfMessage = 0.6;

function phrasePieceOf(text: string, words: WordIndex): PhrasePiece | undefined {
  const tokens = writtenWords(text).flatMap((one) => apart(one, words));
  const named = tokens.filter((one) => !isFiller(one.text));
  for (const only of [tokens, named]) {
    const lists = only.reduce((both, one) => both & listsOf(one, words), only.length > 0 ? ~0 : 0);
    if (lists !== 0) return { lists, words: only, isAll: true };
  }
  const end = tokens.at(-1)?.end;
  const row = rowsOfWords(text, words, partOfMessage.atItsEnd).find(
    (one) => one.count >= partOfMessage.anywhere || one.end === end,
  );
  if (row === undefined) return undefined;
  const lists = 1 << row.list;
  const inRow = tokens.filter(
    (one) => one.start >= row.start && one.end <= row.end && (listsOf(one, words) & lists) !== 0,
  );
  const isSame = isHan(inRow[0]?.text ?? "");
  const script = tokens.filter((one) => isHan(one.text) === isSame);
  if (inRow.length < script.length * shareOfMessage) return undefined;
  return { lists, words: inRow, isAll: false };
}

const listsOf = ({ text }: WrittenWord, words: WordIndex): number => words.get(foldWord(text)) ?? 0;

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
