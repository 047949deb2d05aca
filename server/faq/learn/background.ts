import type { BackgroundShares } from "../answer/index/background.ts";
import type { Content } from "../content/content.ts";
import { createAnalyzer } from "../text/analysis.ts";
import { noSynonyms } from "../text/synonyms.ts";

/** Less frequent patterns distinguish articles anyway, and would make the table ten times as large. */
const minFrequency = 0.08;

/** The share of the content's articles that have each pattern, the most frequent first. */
export function learnBackground(content: Content): BackgroundShares {
  const analyzer = createAnalyzer(noSynonyms);
  const counts = new Map<string, number>();
  for (const versions of content.articles.values()) {
    const own = new Set<string>();
    for (const { title, phrasings } of versions.values())
      for (const text of [title, ...phrasings.map((one) => one.text)])
        for (const { terms, sounds } of analyzer.document(text).clauses)
          for (const pattern of [...terms, ...sounds]) own.add(pattern);
    for (const pattern of own) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return new Map(
    [...counts]
      .map(([pattern, count]) => [pattern, count / content.articles.size] as const)
      .filter(([, share]) => share >= minFrequency)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)),
  );
}
