import { findSecrets } from "../secrets.ts";
import type { FoundSecret, WordIndex } from "./kind.ts";
import { writtenWords } from "./seed-phrase.ts";
import { foldWord } from "./word-index.ts";

/** A secret that somebody has sent in pieces: what the last message gives of it, and which of those before hold the rest. */
export interface SplitSecret {
  readonly found: readonly FoundSecret[];
  /** Places in the list of earlier messages. */
  readonly earlier: readonly number[];
}

/**
 * Reads a message together with the writer's messages before it, oldest first. What the message gives away alone is not for
 * this: see `findSecrets`.
 */
export function findSplit(
  earlier: readonly string[],
  text: string,
  words: WordIndex,
): SplitSecret | undefined {
  const all = [...earlier, text];
  const rest = wordByWord(all, words) ?? readTogether(all, words);
  return rest && rest.found.length > 0 ? rest : undefined;
}

/** A seed phrase one word after the other. Long before it is whole: eleven words of twelve are as good as all. */
const wordsOneByOne = 6;
/** Each 汉字 is a word of the Chinese lists, and “好” is an answer. */
const hanOneByOne = 11;

function wordByWord(all: readonly string[], words: WordIndex): SplitSecret | undefined {
  const text = all.at(-1) ?? "";
  const first = all.findLastIndex((one) => !isWordsOnly(one, words)) + 1;
  const row = all.slice(first);
  const different = new Set(
    row.flatMap((one) => writtenWords(one).map((token) => foldWord(token.text))),
  );
  const least = row.every((one) => /\p{Script=Han}/u.test(one)) ? hanOneByOne : wordsOneByOne;
  if (row.length < 2 || different.size < least) return undefined;
  return {
    found: [{ kind: "seed-phrase", start: 0, end: text.length, words: different.size }],
    earlier: row.slice(0, -1).map((_, at) => first + at),
  };
}

function isWordsOnly(text: string, words: WordIndex): boolean {
  const tokens = writtenWords(text);
  return tokens.length > 0 && tokens.every((token) => words.has(foldWord(token.text)));
}

/** The pieces after each other, as if they had been one message with a line each. */
function readTogether(all: readonly string[], words: WordIndex): SplitSecret {
  const starts: number[] = [];
  let length = 0;
  for (const one of all) {
    starts.push(length);
    length += one.length + 1;
  }
  const last = starts.at(-1) ?? 0;
  const crossing = findSecrets(all.join("\n"), words).filter(({ end }) => end > last);
  return {
    found: crossing.map((one) => ({
      ...one,
      start: Math.max(0, one.start - last),
      end: one.end - last,
    })),
    earlier: starts.flatMap((start, at) =>
      start < last && crossing.some((one) => one.start < start + (all[at]?.length ?? 0)) ? at : [],
    ),
  };
}

/** True where the message may be the rest of a secret: it begins with a piece of one. Most messages do not, and are not read together. */
export function mayBeRest(text: string, words: WordIndex): boolean {
  const [first] = writtenWords(text.slice(0, 60));
  if (first !== undefined && /^[\s\d.,、:：)）(（-]*$/.test(text.slice(0, first.start)))
    if (words.has(foldWord(first.text))) return true;
  return /^[^\p{L}]*[A-Za-z0-9]*\d/u.test(text) || /^\s*[!-~]{4,}\s*$/.test(text);
}
