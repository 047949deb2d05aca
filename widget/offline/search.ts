import Fuse from "fuse.js";
import type { CopiedArticle } from "../../protocol/faq-copy.ts";
import { limits } from "../../protocol/limits.ts";

/** In characters: what is longer says the same again. */
const longestQuestion = 60;
/** A word of the title counts as much as one that stands in so many phrasings. */
const titleWeight = 5;
/** From about so many phrasings on, more of them say little more (BM25's k1). */
const saturation = 3;
/** Of fuse.js, 0..1: how much of a title may be mistyped. */
const mistyped = 0.35;

/**
 * Searches on the device: by words, rare ones before frequent ones (BM25 without lengths). Where no article has any of the words,
 * fuse.js looks for a title that is written nearly like this.
 */
export function createSearch(articles: readonly CopiedArticle[]) {
  const counts = articles.map(countWords);
  const spread = new Map<string, number>();
  for (const word of counts.flatMap((one) => [...one.keys()]))
    spread.set(word, (spread.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(1 + articles.length / (spread.get(word) ?? 1));
  const fuse = new Fuse(articles, {
    keys: ["title"],
    ignoreLocation: true,
    threshold: mistyped,
  });

  return (text: string): readonly CopiedArticle[] => {
    const question = text.slice(0, longestQuestion);
    const words = [...new Set(wordsOf(question))];
    // For an empty question fuse.js gives everything.
    if (words.length === 0) return [];
    const scored = articles.map((article, index) => ({
      article,
      score: words.reduce((sum, word) => {
        const count = counts[index]?.get(word) ?? 0;
        return sum + (rarity(word) * count) / (count + saturation);
      }, 0),
    }));
    const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    const best = found.slice(0, limits.suggestions).map(({ article }) => article);
    if (best.length > 0) return best;
    return fuse.search(question, { limit: limits.suggestions }).map(({ item }) => item);
  };
}

/** In how many of an article's phrasings each word stands. */
function countWords({ title, terms }: CopiedArticle): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  for (const term of terms) add(term, 1);
  add(title, titleWeight);
  return counts;
}

/** Chinese is written without spaces: every two characters that stand together are a word. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) =>
    /^[\u3400-\u9fff]{3,}$/.test(run)
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : run,
  );
