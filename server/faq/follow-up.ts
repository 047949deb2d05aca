/** A short question that goes on from the article that was shown last: “那要多久”, “手续费呢”, “还是没到”. */

import type { ArticleId } from "../../protocol/conversation.ts";
import { intentLeads } from "./answer-policy.ts";
import type { ArticleSource } from "./article.ts";
import { type Context, type Parts, type Reading, read, relativesOf, scoresOf } from "./reading.ts";

/** Cues that a question goes on from the last answer. */
const goesOn =
  /^(?:那|这|它|还|要|需要|多|几|手续费|费用|怎么|为什么|在哪|能|可以|and|what about|how about|how long|how much|then|why|where|can i)|呢$|吗$/;
/** Cues that the last answer was tried in vain. */
const inVain =
  /^(?:我)?(?:都)?(?:还是|仍然|仍旧|依然|依旧|照样|还没|还不|试了|试过|(?:按|照).{0,8}(?:做|试|弄|操作)了|still|it still|i tried|tried)/;

/** How far another must lead before the article itself: one that its editor called related, one of the same folder. */
const leads = { related: 0.1, neighbour: 0.4 };

/** Above this the classifier is sure that the question is about something else. */
const mostOutside = 0.95;

/** What a title that was added to the question counts, beside the question itself: it was answered already. */
const titleShare = 0.6;

export function withPrevious(
  parts: Parts,
  given: { readonly question: string; readonly context: Context; readonly alone: Reading },
): Reading {
  const { previous } = given.context;
  const { alone } = given;
  const source = previous && parts.content.articles.get(previous);
  const [version] = source?.values() ?? [];
  if (previous === undefined || version === undefined || !mayGoOn(alone, previous)) return alone;
  const text = alone.ranking.question.analysis.normalized.plain.trim();
  if (inVain.test(text)) return useless(alone);
  return goesOn.test(text) ? together(parts, { ...given, previous, version }) : alone;
}

/** Short, and not clear by itself, or about the very article that was shown. */
function mayGoOn({ ranking, findings, hits }: Reading, previous: ArticleId): boolean {
  const text = ranking.question.analysis.normalized.plain.trim();
  const short = text.length <= 12 || text.split(" ").length <= 5;
  const { errorCode, exact, intent, article } = findings;
  if (!short || errorCode || (exact !== undefined && exact !== "outside")) return false;
  const recognized = intent !== undefined && intent.lead >= intentLeads[intent.kind];
  if (recognized && intent.kind !== "greeting") return false;
  // “然后呢” is listed as no question of its own; the weather is none with any article before it.
  if (exact !== "outside" && ranking.outside > mostOutside) return false;
  return (article?.probability ?? 0) <= 0.9 || hits[0]?.articleId === previous;
}

function useless(alone: Reading): Reading {
  return { ...alone, findings: { ...alone.findings, intent: { kind: "useless", lead: 1 } } };
}

/**
 * Read once more with the title of that article. Of it and its relatives that one is meant that the question speaks for, not
 * the title: “那要多久” after “怎么申请退款” is about how long refunds take.
 */
function together(
  parts: Parts,
  given: {
    readonly question: string;
    readonly context: Context;
    readonly alone: Reading;
    readonly previous: ArticleId;
    readonly version: ArticleSource;
  },
): Reading {
  const { previous, version, context } = given;
  const reading = read(parts, `${given.question} ${version.title}`, {
    locale: context.locale,
    code: undefined,
  });
  const near = new Set([previous, ...relativesOf(parts, previous)]);
  const [best] = reading.hits;
  if (best === undefined || !near.has(best.articleId)) return given.alone;
  const answered = scoresOf(parts, parts.rank(version.title));
  const gains = [...scoresOf(parts, reading.ranking)]
    .filter(([id]) => near.has(id))
    .map(([id, score]) => ({ id, gain: score - titleShare * (answered.get(id) ?? 0) }));
  const related = new Set(version.related.map(({ id }) => id));
  const needed = (id: ArticleId) => (related.has(id) ? leads.related : leads.neighbour);
  const gainOf = ({ id, gain }: (typeof gains)[number]) =>
    gain - (id === previous ? 0 : needed(id));
  const [meant = { id: best.articleId }] = gains.sort((a, b) => gainOf(b) - gainOf(a));
  const hits = [...reading.hits].sort(
    (a, b) => Number(b.articleId === meant.id) - Number(a.articleId === meant.id),
  );
  return {
    ...reading,
    hits: hits.map((hit, at) => (at === 0 ? { ...hit, confidence: best.confidence } : hit)),
  };
}
