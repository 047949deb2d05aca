import Fuse from "fuse.js";
import type { Reranker } from "./signal.ts";

/** Approximate matching of one pattern does not find longer texts (measured: no result for 61 % of 15–24 characters). */
const maxQuestionLength = 12;
/** Only the best of the ranking: this signal cannot make up a larger distance. */
const maxCandidates = 4;

/**
 * fuse.js over the titles and keywords of the best few. It helps where the question is a fragment or a mistyped Latin
 * word, and is only used for short questions.
 */
export function createFuseReranker(labels: readonly (readonly string[])[]): Reranker {
  return {
    name: "fuse",
    score({ analysis }, candidates) {
      const text = analysis.clauses.map((clause) => clause.text).join(" ");
      const fits = text.length >= 2 && text.length <= maxQuestionLength;
      return candidates.map((target, place) =>
        fits && place < maxCandidates ? bestScore(text, labels[target] ?? []) : 0,
      );
    },
  };
}

function bestScore(text: string, labels: readonly string[]): number {
  const fuse = new Fuse(labels, { ignoreLocation: true, threshold: 0.5, includeScore: true });
  const [first] = fuse.search(text, { limit: 1 });
  return first?.score === undefined ? 0 : 1 - first.score;
}
