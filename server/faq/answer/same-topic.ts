import type { ArticleId } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "../content/article.ts";
import type { SearchResult } from "./search.ts";
import type { Searcher } from "./searcher.ts";

/** “手续费呢” is open alone; after a failed withdrawal it is the fee of withdrawals, which stands in a topic with that. */
export function ofSameTopic(
  { topics }: Searcher,
  alone: SearchResult,
  last: ArticleSource,
): SearchResult {
  const { bareTopic, article } = alone.findings;
  const isNear = (id: ArticleId) => id !== last.id && topics.together(id, last.id);
  const meant = alone.hits.find(({ articleId }) => isNear(articleId));
  if (!bareTopic || article === undefined || meant === undefined) return alone;
  const others = alone.hits.filter((hit) => hit !== meant);
  return {
    ...alone,
    hits: [{ ...meant, confidence: sameTopic }, ...others],
    findings: {
      ...alone.findings,
      bareTopic: false,
      article: { ...article, probability: sameTopic },
    },
  };
}
const sameTopic = 0.9;
