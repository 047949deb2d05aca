/**
 * What a text is found by. Chinese is written without spaces, and its words have two characters: each pair of neighbours is a
 * term, and so is the last character of a run, for whoever looks for one character. Other writing is found by its words.
 * Traditional and simplified characters are the same.
 */

import { simplifiedCharacters } from "./simplified-characters.ts";

const runs = /[\p{L}\p{N}]+/gu;
const isHan = /^\p{Script=Han}/u;

const simplified: ReadonlyMap<string, string> = new Map(
  simplifiedCharacters
    .join("")
    .match(/../gu)
    ?.map((pair) => [pair[0] ?? "", pair[1] ?? ""]),
);

/** Character by character: the text stays as long as it is. */
export const foldCharacters = (text: string): string =>
  text.replace(/[\u3400-\u9fff]/g, (character) => simplified.get(character) ?? character);

/** 轉帳 and 转账 are one word: 帐 is written for 账, and both are simplified characters. */
const [usual, alsoWritten] = ["账", "帐"] as const;

/** For texts that are compared, and in no index. */
export const foldSpellings = (text: string): string =>
  foldCharacters(text).replaceAll(alsoWritten, usual);

/** An index has what was written: so each way of writing a phrase is looked for. */
export const spellingsOf = ({ terms, isOpen }: SearchPhrase): readonly SearchPhrase[] => {
  const ways = [
    terms,
    terms.map((term) => term.replaceAll(alsoWritten, usual)),
    terms.map((term) => term.replaceAll(usual, alsoWritten)),
  ].map((way) => way.join(" "));
  return [...new Set(ways)].map((way) => ({ terms: way.split(" "), isOpen }));
};

/** Letters and digits only, so that nothing in them means anything to a database. */
const runsIn = (text: string): readonly string[] =>
  (foldCharacters(text.normalize("NFKC").toLowerCase()).match(runs) ?? []).flatMap(splitMixed);

/** 转账2680 is two runs. */
const splitMixed = (run: string): readonly string[] =>
  run.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];

function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** A longer word is no word that anybody types. */
const longestWord = 40;

/** In the order of the text. */
export const searchTerms = (text: string): readonly string[] =>
  runsIn(text).flatMap((run) =>
    isHan.test(run) ? [...pairsOf(run), [...run].at(-1) ?? ""] : [run.slice(0, longestWord)],
  );

/** Terms that stand side by side; the last one may be the beginning of a longer one. */
export interface SearchPhrase {
  readonly terms: readonly string[];
  readonly isOpen: boolean;
}

const mostPhrases = 8;

/** All of them must be there, in any order. A word, or a single character, also finds what begins with it. */
export const searchPhrases = (query: string): readonly SearchPhrase[] =>
  runsIn(query)
    .slice(0, mostPhrases)
    .map((run) => {
      const pairs = isHan.test(run) ? pairsOf(run) : [run.slice(0, longestWord)];
      return pairs.length > 0 && isHan.test(run)
        ? { terms: pairs, isOpen: false }
        : { terms: pairs.length > 0 ? pairs : [run], isOpen: true };
    });

/** The parts of the text that a query has found, to be marked, as `[text, isHit]`. */
export function markedText(text: string, query: string): readonly (readonly [string, boolean])[] {
  const wanted = [...new Set(runsIn(query).map(foldSpellings))].sort(
    (one, other) => other.length - one.length,
  );
  if (wanted.length === 0) return [[text, false]];
  const folded = foldSpellings(text.toLowerCase());
  // A fold that changes lengths would mark the wrong letters.
  if (folded.length !== text.length) return [[text, false]];
  const parts: (readonly [string, boolean])[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const hit = wanted.find((one) => folded.startsWith(one, at));
    if (hit === undefined) {
      at += 1;
      continue;
    }
    if (at > from) parts.push([text.slice(from, at), false]);
    parts.push([text.slice(at, at + hit.length), true]);
    at += hit.length;
    from = at;
  }
  if (from < text.length) parts.push([text.slice(from), false]);
  return parts;
}
