import type { WordIndex } from "./kind.ts";

/** Takes each list of words and makes one index of them. The order gives each list its bit. */
export function indexWords(lists: readonly (readonly string[])[]): WordIndex {
  const index = new Map<string, number>();
  lists.forEach((list, at) => {
    for (const word of list) {
      const folded = foldWord(word);
      for (const key of [folded, ...(/^[a-z]+$/.test(folded) ? [shortForm(folded)] : [])]) {
        index.set(key, (index.get(key) ?? 0) | (1 << at));
      }
    }
  });
  return index;
}

const shortLength = 4;
const shortForm = (folded: string): string => `${folded.slice(0, shortLength)}*`;

/** The key of what may be the first four letters of a word, or a whole one. */
export function shortKey(word: string): string {
  const folded = foldWord(word);
  return folded.length > shortLength ? folded : shortForm(folded);
}

/** Small letters without the accents of the Latin alphabet: few people type them. Kana and Hangul in their parts, as the lists have them; 汉字 have none. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  return /^[a-z\u3400-\u9fff]*$/.test(small)
    ? small
    : small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
}
