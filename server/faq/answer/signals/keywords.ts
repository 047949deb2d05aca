import type { Signal } from "./signal.ts";

/**
 * Editors' keywords that stand in the question as they are. A keyword counts by its length within the clause
 * and is shared between the articles that claim it.
 */
export function createKeywordSignal(
  keywords: ReadonlyMap<string, readonly number[]>,
  targets: number,
): Signal {
  const longest = Math.max(0, ...[...keywords.keys()].map((one) => one.length));
  return {
    name: "keywords",
    score({ analysis }) {
      const scores = new Float64Array(targets);
      for (const { text } of analysis.clauses) {
        for (const keyword of contained(text, keywords, longest)) {
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

function* contained(
  text: string,
  words: ReadonlyMap<string, unknown>,
  longest: number,
): Generator<string> {
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 2; to <= Math.min(text.length, from + longest); to += 1) {
      const piece = text.slice(from, to);
      if (words.has(piece) && isWhole(text, from, to)) yield piece;
    }
  }
}

/** A Latin keyword must stand alone: “gas” is not in “gasoline”. */
function isWhole(text: string, from: number, to: number): boolean {
  const latin = (at: number) => /[a-z0-9]/.test(text.charAt(at));
  return !(latin(from - 1) && latin(from)) && !(latin(to - 1) && latin(to));
}
