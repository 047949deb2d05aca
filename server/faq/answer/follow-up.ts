/** A short question that continues from the article that was shown last: “那要多久”, “手续费呢”, “还是没到”. */

import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "../content/article.ts";
import type { QuestionContext } from "./answer.ts";
import { intentLeads } from "./answer-policy.ts";
import { namesThing, ofSameTopic } from "./same-topic.ts";
import {
  laterConfidence,
  relativesOf,
  type SearchResult,
  scoresOf,
  threeDecimals,
  urgencyOf,
} from "./search.ts";
import type { Searcher } from "./searcher.ts";

/** Words with which a question continues from the last answer. */
const continuation =
  /^(?:那|这|它|还|一般|大概|要|需要|多|几|手续费|费用|怎么|为什么|在哪|能|可以|and|what about|what if|how about|how long|how much|then|why|where|can i)|呢$|吗$/;
/** Nothing but a request to go on: it says nothing of its own, so every ranking of it is chance. */
const continuationAlone =
  /^那?(?:我)?(?:需要|还需要|要|得|还要)?(?:准备|提供|交|带|提交)(?:些|一些)?(?:什么|啥|哪些)(?:材料|资料|证明|东西|凭证)?(?:呢|啊|吗)?$|^(?:and )?what (?:documents|proof|papers)?(?: )?(?:do|should) i (?:need|bring|send|provide|prepare)$|^(?:那|然后|那然后|接着|接下来|下一步|之后|后来)(?:呢|咧|嘞)?$|^那?(?:为什么|为啥|怎么)(?:会)?(?:这样|这样子)?(?:呢|啊)?$|^那?(?:怎么|咋)(?:办|弄|解|处理|解决|搞)(?:呢|啊)?$|^(?:and |so )?(?:then|next|why)(?: is that)?$|^what(?: is|'s)? next$/;
/** Words with which a customer says that the last answer did not help. */
const triedInVain =
  /^(?:我)?(?:都)?(?:还是|仍然|仍旧|依然|依旧|照样|还没|还不|试了|试过|(?:按|照).{0,8}(?:做|试|弄|操作)了|still|it still|i tried|tried)/;

/**
 * The worth of an article as the one that is meant is a weighted sum of three scores: of the question together with the title
 * of the last article, of the question alone, and of that title alone, which was answered already and so counts against.
 * “要几天” after “怎么申请退款” is about how long refunds take.
 */
const readingWeights = { together: 1, alone: 0.5, title: -0.6 };
/** How much more an article must be worth than the last one, by its relation to that one. */
const handicaps = { itself: 0, related: 0.4, neighbour: 0.75, unrelated: 0.9 };

/** The article's least share of the best score that the question has alone. Below it, the question has its own subject. */
const minShare = { ofRelative: 0.4, ofItself: 0.5 };
/** From this probability on, a question is clear alone. */
const clearProbability = 0.8;

/** Above these limits it is no follow-up: the classifier's probability of “out of scope”, the share of unknown words. */
const maximum = { outOfScope: 0.95, unknown: 0.15 };

/** The probability that the first article is the one that is meant. */
const probabilityOfLead = (lead: number) => threeDecimals(1 / (1 + Math.exp(-(1.2 + 8 * lead))));

/** The result for the question as a follow-up; `alone`, its result alone, where it is none. */
export function searchFollowUp(
  searcher: Searcher,
  given: {
    readonly question: string;
    readonly context: QuestionContext;
    readonly alone: SearchResult;
  },
): SearchResult {
  const { question, alone } = given;
  const { previous, locale } = given.context;
  const last = previous && versionInScriptOf(question, searcher, previous);
  if (last === undefined || !mayFollowUp(alone) || namesThing(searcher, alone)) return alone;
  if (triedInVain.test(plainTextOf(alone))) return asUseless(alone);
  const candidates = rankCandidates(searcher, { question, alone, last });
  const continues = continuationAlone.test(plainTextOf(alone));
  const ranked = continues ? putFirst(candidates, last.id) : candidates;
  const [first] = ranked;
  if (first === undefined || !(continues || isMeant(searcher, first, alone)))
    return ofSameTopic(searcher, alone, last);
  return toResult(searcher, { ranked, alone, locale });
}

const plainTextOf = ({ ranking }: SearchResult) =>
  ranking.question.analysis.normalized.plain.trim();

/** The version in the question's own script: the words of a Chinese title do not help “how long?”. */
function versionInScriptOf(
  question: string,
  { content }: Searcher,
  id: ArticleId,
): ArticleSource | undefined {
  const versions = [...(content.articles.get(id)?.values() ?? [])];
  const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
  return versions.find(({ title }) => isChinese(title) === isChinese(question)) ?? versions[0];
}

/** False for long questions, and for questions that mean the same after any article. */
function mayFollowUp(alone: SearchResult): boolean {
  const text = plainTextOf(alone);
  const { errorCode, unknownCode, exact, intent, foreignProduct } = alone.findings;
  const isShort = text.length <= 12 || text.split(" ").length <= 5;
  if (!isShort || errorCode || unknownCode || foreignProduct) return false;
  if (exact !== undefined && exact !== "outOfScope") return false;
  if (intent !== undefined && intent.lead >= intentLeads[intent.kind]) return false;
  // “然后呢” is listed as out of scope because it means nothing alone; the weather is out of scope after any article.
  if (exact === "outOfScope") return continuation.test(text);
  return alone.ranking.outOfScope <= maximum.outOfScope && alone.ranking.unknown <= maximum.unknown;
}

function asUseless(alone: SearchResult): SearchResult {
  return { ...alone, findings: { ...alone.findings, intent: { kind: "useless", lead: 1 } } };
}

interface Candidate {
  readonly id: ArticleId;
  readonly relation: keyof typeof handicaps;
  readonly worth: number;
}

/** Best first. */
function rankCandidates(
  searcher: Searcher,
  given: { readonly question: string; readonly alone: SearchResult; readonly last: ArticleSource },
): readonly Candidate[] {
  const { last } = given;
  const together = scoresOf(searcher, searcher.rank(`${given.question} ${last.title}`));
  const alone = scoresOf(searcher, given.alone.ranking);
  const title = scoresOf(searcher, searcher.rank(last.title));
  const relationOf = relationsTo(searcher, last);
  return [...new Set([last.id, ...together.keys(), ...alone.keys()])]
    .map((id) => {
      const relation = relationOf(id);
      const worth =
        readingWeights.together * (together.get(id) ?? 0) +
        readingWeights.alone * (alone.get(id) ?? 0) +
        readingWeights.title * (title.get(id) ?? 0) -
        handicaps[relation];
      return { id, relation, worth };
    })
    .sort((a, b) => b.worth - a.worth);
}

const putFirst = (candidates: readonly Candidate[], id: ArticleId): readonly Candidate[] => [
  ...candidates.filter((one) => one.id === id).map((one) => ({ ...one, worth: one.worth + 1 })),
  ...candidates.filter((one) => one.id !== id),
];

function relationsTo(searcher: Searcher, last: ArticleSource) {
  const related = new Set(last.related.map(({ id }) => id));
  const relatives = new Set(relativesOf(searcher, last.id));
  return (id: ArticleId): Candidate["relation"] => {
    if (id === last.id) return "itself";
    if (related.has(id)) return "related";
    return relatives.has(id) ? "neighbour" : "unrelated";
  };
}

/** An unrelated article is found by the question alone; the last article itself is only meant where the question continuation. */
function isMeant(searcher: Searcher, first: Candidate, alone: SearchResult): boolean {
  if (first.relation === "unrelated") return false;
  const scores = scoresOf(searcher, alone.ranking);
  const share = (scores.get(first.id) ?? 0) / Math.max(1e-9, ...scores.values());
  if (first.relation !== "itself") return share >= minShare.ofRelative;
  const isClear = (alone.hits[0]?.confidence ?? 0) > clearProbability;
  return continuation.test(plainTextOf(alone)) && (!isClear || share >= minShare.ofItself);
}

function toResult(
  searcher: Searcher,
  given: {
    readonly ranked: readonly Candidate[];
    readonly alone: SearchResult;
    readonly locale: Locale;
  },
): SearchResult {
  const { ranked, alone, locale } = given;
  const [best = 0, second = 0] = ranked.map(({ worth }) => worth);
  const probability = probabilityOfLead(best - second);
  const hits = ranked.slice(0, 10).map(({ id, worth }, at) => ({
    articleId: id,
    title: searcher.library.title(id, locale),
    confidence: at === 0 ? probability : laterConfidence(probability, best - worth),
  }));
  const [first] = hits;
  const urgency = first ? urgencyOf(searcher.content, first.articleId) : "normal";
  const unset = {
    bareTopic: false,
    foreignProduct: undefined,
    exact: undefined,
    intent: undefined,
  };
  return {
    ...alone,
    hits,
    findings: { ...alone.findings, ...unset, article: { probability, urgency } },
  };
}
