import Fuse from "fuse.js";
import type { CopiedArticle } from "../../protocol/faq-copy.ts";
import { limits } from "../../protocol/limits.ts";

/** In characters: what is longer says the same again, and each word costs time. */
const longestQuestion = 60;

/** Searches on the device: fuse.js over the words of titles and phrasings, rare words before frequent ones. */
export function createSearch(articles: readonly CopiedArticle[]) {
  const entries = articles.map((article) => ({
    article,
    words: [...new Set([article.title, ...article.terms].flatMap(wordsOf))].join(" "),
  }));
  const fuse = new Fuse(entries, {
    keys: ["words"],
    useTokenSearch: true,
    tokenize: wordsOf,
    tokenMatch: "any",
    ignoreLocation: true,
    threshold: 0,
  });
  return (text: string): readonly CopiedArticle[] => {
    const question = wordsOf(text.slice(0, longestQuestion)).join(" ");
    // For an empty question fuse.js gives everything.
    if (question === "") return [];
    const found = fuse.search(question, { limit: limits.suggestions });
    return found.map(({ item }) => item.article);
  };
}

/** Chinese is written without spaces: every two characters that stand together are a word. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) =>
    /^[\u3400-\u9fff]{3,}$/.test(run)
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : run,
  );
