import Fuse from "fuse.js";
import type { Reranker } from "./signal.ts";

/** Longer texts are not what approximate matching of one pattern can find (measured: no result for 61 % at 15–24). */
const longest = 16;

/**
 * fuse.js over the titles and keywords of the best few: it helps where the question is a fragment or a mistyped
 * Latin word, and is asked only then.
 */
export function createFuseReranker(labels: readonly (readonly string[])[]): Reranker {
  return {
    name: "fuse",
    score({ analysis }, candidates) {
      const text = analysis.clauses.map((clause) => clause.text).join(" ");
      if (text.length < 2 || text.length > longest) return candidates.map(() => 0);
      return candidates.map((target) => best(text, labels[target] ?? []));
    },
  };
}

function best(text: string, labels: readonly string[]): number {
  let highest = 0;
  for (const label of labels) {
    const { isMatch, score } = Fuse.match(text, label, { ignoreLocation: true, threshold: 0.5 });
    if (isMatch) highest = Math.max(highest, 1 - score);
  }
  return highest;
}
