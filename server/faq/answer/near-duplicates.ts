import type { ArticleId } from "../../../protocol/conversation.ts";
import { type ContentProblem, warning } from "../content/problem.ts";
import type { TextAnalysis } from "../text/analysis.ts";

/** A title or a phrasing, with its place in the content. */
export interface ListedPhrasing {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly id: ArticleId;
  readonly analysis: TextAnalysis;
  /** As it is compared: simplified, without variants and polite words. */
  readonly normal: string;
  readonly isTitle: boolean;
}

export const fileAndLine = ({ file, line }: ListedPhrasing) => `${file}:${line}`;

/** The share of common patterns (Dice coefficient) from which two phrasings are nearly the same. */
const minSimilarity = 0.9;
/** Shorter texts have too few patterns for this comparison. */
const minPatterns = 9;

/**
 * Phrasings of two articles that are nearly the same. Two texts with so many common patterns share at least one of the rarest
 * fifth of either's patterns, so only texts that have one of those are compared.
 */
export function nearDuplicates(listed: readonly ListedPhrasing[]): ContentProblem[] {
  const patterns = listed.map(
    ({ analysis }) => new Set(analysis.clauses.flatMap((clause) => clause.terms)),
  );
  const phrasingsWith = invert(patterns);
  const count = (pattern: string) => phrasingsWith.get(pattern)?.length ?? 0;
  return listed.flatMap((one, at) => {
    const own = [...(patterns[at] ?? [])].sort((a, b) => count(a) - count(b));
    if (own.length < minPatterns) return [];
    const rarest = own.slice(0, 1 + Math.ceil(own.length / 5));
    const candidates = new Set(rarest.flatMap((pattern) => phrasingsWith.get(pattern) ?? []));
    const other = [...candidates].find((candidate) => {
      const twin = listed[candidate];
      const mayBeTwin = candidate < at && twin && twin.id !== one.id && twin.normal !== one.normal;
      return mayBeTwin && areSimilar(own, patterns[candidate] ?? new Set());
    });
    const twin = listed[other ?? -1];
    if (twin === undefined) return [];
    const values = { text: one.text, twin: twin.text, other: fileAndLine(twin) };
    return [warning([one.file, one.line], "isNearly", values)];
  });
}

/** Pattern → the places of the texts that have it. */
function invert(patterns: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, own] of patterns.entries())
    for (const pattern of own) {
      const found = places.get(pattern);
      if (found) found.push(at);
      else places.set(pattern, [at]);
    }
  return places;
}

function areSimilar(own: readonly string[], others: ReadonlySet<string>): boolean {
  if (Math.abs(others.size - own.length) > 0.25 * own.length) return false;
  const shared = own.filter((pattern) => others.has(pattern)).length;
  return (2 * shared) / (own.length + others.size) >= minSimilarity;
}
