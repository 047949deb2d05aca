import Fuse from "fuse.js";
import type { Reranker } from "./signal.ts";

/** Longer texts are not what approximate matching of one pattern can find (measured: no result for 61 % at 15–24). */
const longest = 12;
/** The best of the ranking; the others are too far behind to be helped. */
const most = 4;

/**
 * fuse.js over the titles and keywords of the best few: it helps where the question is a fragment or a mistyped
 * Latin word, and is asked only then.
 */
export function createFuseReranker(labels: readonly (readonly string[])[]): Reranker {
  return {
    name: "fuse",
    score({ analysis }, candidates) {
      const text = analysis.clauses.map((clause) => clause.text).join(" ");
      const fits = text.length >= 2 && text.length <= longest;
      return candidates.map((target, place) =>
        fits && place < most ? best(text, labels[target] ?? []) : 0,
      );
    },
  };
}

function best(text: string, labels: readonly string[]): number {
  const fuse = new Fuse(labels, { ignoreLocation: true, threshold: 0.5, includeScore: true });
  const [first] = fuse.search(text, { limit: 1 });
  return first?.score === undefined ? 0 : 1 - first.score;
}
