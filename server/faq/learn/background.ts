import type { Prior } from "../answer/index/bm25-index.ts";
import type { Vocabulary } from "../answer/index/vocabulary.ts";
import type { Content } from "../content/content.ts";
import { synonymsFile } from "../content/data-files.ts";
import table from "../learned/background.json" with { type: "json" };
import type { Steps } from "../task.ts";
import { createAnalyzer } from "../text/analysis.ts";

/** Pattern → the share of articles, of whatever content, that have it: how little it tells one article from another. */
export type Background = ReadonlyMap<string, number>;

/**
 * As many articles of others stand behind the content's own. Ten titles alone do not show that “怎么” means less than “退款”
 * (measured on categories that the table had not seen: top1 +4.7 points with titles alone, +1.4 with 20 phrasings).
 */
const documents = 200;

/** Learned from our own articles by `npm run bench -- faq-learn`; rarer patterns are not in it. */
export function shippedBackground(): Background {
  return new Map(Object.entries(table));
}

export function* priorOf(
  background: Background,
  { entries }: Pick<Vocabulary, "entries">,
): Steps<Prior> {
  const patterns = entries();
  const shares = new Float32Array(patterns.size);
  for (const [pattern, id] of patterns) {
    shares[id] = background.get(pattern) ?? 0;
    if (id % 1024 === 0) yield;
  }
  return { documents: background.size === 0 ? 0 : documents, shares };
}

/** Rarer patterns tell articles apart anyway, and would make the table ten times as large. */
const leastShare = 0.08;

export function learnBackground(content: Content): Background {
  const analyzer = createAnalyzer(synonymsFile.parse({}));
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
      .filter(([, share]) => share >= leastShare)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)),
  );
}
