import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "./article.ts";
import { type ContentProblem, error } from "./problem.ts";

/** A file's article, and since when the file is as it is. */
export interface DatedSource {
  readonly source: ArticleSource;
  readonly changedAt: number;
}

/** `zh-CN/payment-failed` → the file that was read for it last. */
export type Owners = Map<string, string>;

/**
 * The articles by id, sorted. Of two files for one article, the one that was read before stays, then the one in the category in
 * which other languages have it, then the older one: a copy never takes the original's place, not even where the original was
 * written later. Adds to the problems and to the owners.
 */
export function groupById(
  sources: readonly DatedSource[],
  owners: Owners,
  problems: ContentProblem[],
): Map<ArticleId, Map<Locale, ArticleSource>> {
  const kept = new Map<string, ArticleSource>();
  const spellings = new Map<string, ArticleSource>();
  for (const { source } of [...sources].sort(byAge(sources, owners))) {
    const key = keyOf(source);
    const [other, twin] = [kept.get(key), spellings.get(source.id.toLowerCase())];
    const place = [source.file, 1] as const;
    if (other) problems.push(error(place, "sameArticle", { other: other.file }));
    else if (twin && twin.id !== source.id)
      problems.push(error(place, "caseTwin", { other: twin.file }));
    else {
      kept.set(key, source);
      spellings.set(source.id.toLowerCase(), source);
    }
  }
  owners.clear();
  const grouped = new Map<ArticleId, Map<Locale, ArticleSource>>();
  const sorted = [...kept.values()].sort((a, b) => compare(a.id, b.id) || compare(a.file, b.file));
  for (const source of sorted) {
    owners.set(keyOf(source), source.file);
    const versions = grouped.get(source.id) ?? new Map<Locale, ArticleSource>();
    grouped.set(source.id, versions.set(source.locale, source));
  }
  return grouped;
}

const keyOf = ({ locale, id }: ArticleSource) => `${locale}/${id}`;

function byAge(sources: readonly DatedSource[], owners: Owners) {
  const places = new Map<string, number>();
  const placeOf = ({ id, category }: ArticleSource) => `${category}/${id}`;
  for (const { source } of sources)
    places.set(placeOf(source), (places.get(placeOf(source)) ?? 0) + 1);
  return (a: DatedSource, b: DatedSource): number => {
    const isOwner = ({ source }: DatedSource) => Number(owners.get(keyOf(source)) === source.file);
    const languages = ({ source }: DatedSource) => places.get(placeOf(source)) ?? 0;
    return (
      isOwner(b) - isOwner(a) ||
      languages(b) - languages(a) ||
      a.changedAt - b.changedAt ||
      compare(a.source.file, b.source.file)
    );
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
