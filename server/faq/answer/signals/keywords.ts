import type { Signal } from "./signal.ts";

/**
 * Keywords that occur in the question unchanged. A keyword counts by its share of the clause's length, divided by the number
 * of articles that have it.
 */
export function createKeywordSignal(
  keywords: ReadonlyMap<string, readonly number[]>,
  targets: number,
): Signal {
  const maxLength = Math.max(0, ...[...keywords.keys()].map((one) => one.length));
  return {
    name: "keywords",
    score({ analysis }) {
      const scores = new Float64Array(targets);
      for (const { text } of analysis.clauses) {
        for (const keyword of keywordsIn(text, keywords, maxLength)) {
          const owners = keywords.get(keyword) ?? [];
          for (const owner of owners) {
            const share = Math.min(1, keyword.length / Math.min(text.length, 12)) / owners.length;
            scores[owner] = Math.max(scores[owner] ?? 0, share);
          }
        }
      }
      return scores;
    },
  };
}

function* keywordsIn(
  text: string,
  keywords: ReadonlyMap<string, unknown>,
  maxLength: number,
): Generator<string> {
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 2; to <= Math.min(text.length, from + maxLength); to += 1) {
      const piece = text.slice(from, to);
      if (keywords.has(piece) && standsAlone(text, from, to)) yield piece;
    }
  }
}

/** A Latin keyword must be a whole word: “gas” is not in “gasoline”. */
function standsAlone(text: string, from: number, to: number): boolean {
  const isLatin = (at: number) => /[a-z0-9]/.test(text.charAt(at));
  return !(isLatin(from - 1) && isLatin(from)) && !(isLatin(to - 1) && isLatin(to));
}
