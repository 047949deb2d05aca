import type { WordIndex } from "./kind.ts";

/** Takes each list of words and makes one index of them. The order gives each list its bit. */
export function indexWords(lists: readonly (readonly string[])[]): WordIndex {
  const index = new Map<string, number>();
  lists.forEach((list, at) => {
    for (const word of list) {
      const folded = foldWord(word);
      index.set(folded, (index.get(folded) ?? 0) | (1 << at));
    }
  });
  return index;
}

/** Small letters without the accents of the Latin alphabet: few people type them. Kana and Hangul in their parts, as the lists have them; 汉字 have none. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  return /^[a-z\u3400-\u9fff]*$/.test(small)
    ? small
    : small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
}
