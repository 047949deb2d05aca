import type { ArticleId, Locale, Priority } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import { listedTarget } from "./announced-question.ts";
import type { Hit, QuestionContext } from "./answer.ts";
import type { Findings, Intent } from "./answer-policy.ts";
import { type Features, isSmall } from "./confidence.ts";
import type { CodesOfText } from "./error-codes.ts";
import type { ForeignProduct } from "./foreign-products.ts";
import { mayRequestHuman, requestsPlainly } from "./human-request.ts";
import { normalText } from "./index/model.ts";
import { recognizeIntent } from "./intents.ts";
import { rankAsPaidThere } from "./paid-there.ts";
import type { Ranking } from "./ranking.ts";
import type { Searcher } from "./searcher.ts";
import type { Target } from "./targets.ts";

export interface SearchResult {
  readonly ranking: Ranking;
  /** Undefined where no article was found. */
  readonly features: Features | undefined;
  readonly hits: readonly Hit[];
  /** What the policy decides on. */
  readonly findings: Findings;
}

/** A probability is multiplied by this where the question names a foreign product. */
const foreignProductFactor = 0.5;
/** The least confidence of the first hit for a listed phrasing and for an error code. */
const sureConfidence = 0.99;
/** Of the first article of a topic; the next have a little less each, to keep their order. */
const topicConfidence = 0.5;
/** “怎么绑卡” is about one article of its topic, “怎么提现” about all of them. */
const sureBesideTopic = 0.95;
/** The highest confidence of a hit beside a code that nobody listed. */
const unknownCodeConfidence = 0.2;

/** Searches for one text by itself, without the article that was shown before. */
export function searchAlone(
  searcher: Searcher,
  question: string,
  given: Pick<QuestionContext, "locale" | "refusesHuman"> & { readonly codes: CodesOfText },
): SearchResult {
  const { model } = searcher;
  const { ranking, best, sure } = rankAsPaidThere(searcher, question);
  const text = normalText(ranking.question.analysis.clauses);
  const exact = listedTarget(model, text);
  const [code] = given.codes.known;
  const ofCode = [...searcher.content.articles.keys()].find((id) => id === code?.article);
  const isSure = exact?.kind === "article" || ofCode !== undefined;
  const foreignProduct = isSure
    ? undefined
    : foreignIn(searcher, ranking, best && model.targets[best.best.target]);
  const probability = foreignProduct ? sure * foreignProductFactor : sure;
  const isSurer = isSure || probability >= sureBesideTopic;
  const topic = ofCode ? undefined : topicIn(searcher, text, isSurer);
  const listed = topic
    ? topicHits(searcher, topic, given.locale)
    : listHits(searcher, ranking, {
        locale: given.locale,
        probability: isSure ? Math.max(sureConfidence, probability) : probability,
        first: ofCode ?? (exact?.kind === "article" ? exact.id : undefined),
      });
  // What is near to an unknown code is no answer to it.
  const isUnknown = given.codes.unknown !== undefined && ofCode === undefined;
  const hits = isUnknown ? listed.map(withLowConfidence) : listed;
  return {
    ranking,
    features: best?.features,
    hits,
    findings: {
      empty: !/[\p{L}\p{N}]/u.test(text),
      smallContent: isSmall(model),
      guessed: ranking.question.analysis.guessed,
      errorCode: ofCode !== undefined,
      unknownCode: isUnknown,
      foreignProduct,
      bareTopic: topic !== undefined,
      outOfScope:
        exact?.kind === "outOfScope" ||
        foreignProduct === "theirs" ||
        ranking.outOfScope > (best?.best.parts.classifier ?? 0),
      exact: exact?.kind,
      intent: intentOf(searcher, ranking, given.refusesHuman),
      article: articleFinding(searcher, hits),
    },
  };
}

/** A request for a human that names nobody is none; without it, small talk may still be meant. */
function intentOf(
  { model, rank }: Searcher,
  ranking: Ranking,
  refusesHuman: true | undefined,
): Intent | undefined {
  const { plain } = ranking.question.analysis.normalized;
  const mayBeRequest = !refusesHuman && mayRequestHuman(plain);
  if (mayBeRequest && requestsPlainly(plain)) return { kind: "human", lead: 1 };
  return recognizeIntent(ranking, { model, rank, kinds: mayBeRequest ? "all" : "small talk" });
}

function foreignIn(
  { findForeignProduct }: Searcher,
  ranking: Ranking,
  best: Target | undefined,
): ForeignProduct | undefined {
  if (best?.kind !== "article") return undefined;
  const { clauses, normalized } = ranking.question.analysis;
  const question = { plain: normalized.plain, firstClause: clauses[0]?.text ?? "" };
  return findForeignProduct(question, best.id);
}

const withLowConfidence = (hit: Hit): Hit => ({
  ...hit,
  confidence: Math.min(hit.confidence, unknownCodeConfidence),
});

const topicIn = ({ topics }: Searcher, text: string, isSurer: boolean) =>
  topics.bare(text) ?? (isSurer ? undefined : topics.how(text));

const topicHits = ({ library }: Searcher, topic: readonly ArticleId[], locale: Locale) =>
  topic.map((articleId, at) => ({
    articleId,
    title: library.title(articleId, locale),
    confidence: threeDecimals(topicConfidence - at * 0.01),
  }));

function articleFinding({ content }: Searcher, [first]: readonly Hit[]): Findings["article"] {
  if (first === undefined) return undefined;
  return { probability: first.confidence, urgency: urgencyOf(content, first.articleId) };
}

function listHits(
  searcher: Searcher,
  ranking: Ranking,
  given: {
    readonly locale: Locale;
    readonly probability: number;
    readonly first: ArticleId | undefined;
  },
): readonly Hit[] {
  const found = ranking.best.flatMap((one) => {
    const target = searcher.model.targets[one.target];
    return target?.kind === "article" && one.score > 0 ? [{ id: target.id, score: one.score }] : [];
  });
  const ids = found.map((one) => one.id);
  const inOrder = [given.first, ...ids].filter((id) => id !== undefined);
  const top = found[0]?.score ?? 0;
  return [...new Set(inOrder)].slice(0, 10).map((id, at) => {
    const distance = top - (found.find((one) => one.id === id)?.score ?? top);
    return {
      articleId: id,
      title: searcher.library.title(id, given.locale),
      confidence:
        at === 0 ? threeDecimals(given.probability) : laterConfidence(given.probability, distance),
    };
  });
}

/** The confidence of a hit whose score is `distance` below that of the first hit, which has the probability. */
export function laterConfidence(probability: number, distance: number): number {
  return threeDecimals(probability * Math.exp(-6 * Math.max(0.02, distance)));
}

/** To three decimals. */
export const threeDecimals = (share: number) => Math.round(share * 1000) / 1000;

export function urgencyOf(content: Content, id: ArticleId): Priority {
  const [version] = content.articles.get(id)?.values() ?? [];
  return version?.urgency ?? "normal";
}

/** The articles that the editor called related, and those of the same folder. */
export function relativesOf({ content }: Searcher, id: ArticleId): readonly ArticleId[] {
  const [own] = content.articles.get(id)?.values() ?? [];
  const neighbours = [...content.articles].filter(([other, versions]) => {
    const [first] = versions.values();
    return other !== id && first?.category === own?.category;
  });
  return [...(own?.related ?? []).map((one) => one.id), ...neighbours.map(([other]) => other)];
}

/** The ranked articles with their scores. */
export function scoresOf({ model }: Searcher, ranking: Ranking): ReadonlyMap<ArticleId, number> {
  return new Map(
    ranking.best.flatMap(({ target, score }) => {
      const found = model.targets[target];
      return found?.kind === "article" ? [[found.id, score] as const] : [];
    }),
  );
}
