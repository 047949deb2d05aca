import type { ArticleId } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "../content/article.ts";
import { normalText } from "./index/model.ts";
import type { SearchResult } from "./search.ts";
import type { Searcher } from "./searcher.ts";

/** “转账呢” after the limits of payments asks the same of another thing. */
const asksTheSame = /^(?:那|and\b|what about|how about)|(?:呢|吗|怎么办)[?？\s]*$/;

/** “怎么提现” after a failed payment names a thing of its own: it is as open as alone. “手续费” is asked of the thing before. */
export const namesThing = (searcher: Searcher, alone: SearchResult): boolean =>
  alone.findings.bareTopic &&
  !isAspect(searcher, alone) &&
  !asksTheSame.test(alone.ranking.question.analysis.normalized.plain.trim());

const isAspect = ({ topics }: Searcher, { ranking }: SearchResult): boolean =>
  topics.isAspect(normalText(ranking.question.analysis.clauses));

/** “手续费呢” is open alone; after a failed withdrawal it is the fee of withdrawals, which stands in a topic with that. */
export function ofSameTopic(
  searcher: Searcher,
  alone: SearchResult,
  last: ArticleSource,
): SearchResult {
  const { bareTopic, article } = alone.findings;
  if (!bareTopic || article === undefined || !isAspect(searcher, alone)) return alone;
  const isNear = (id: ArticleId) => id !== last.id && searcher.topics.together(id, last.id);
  const meant = alone.hits.find(({ articleId }) => isNear(articleId));
  if (meant === undefined) return alone;
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
