import coefficients from "../learned/calibration.json" with { type: "json" };
import type { Model } from "./index/model.ts";
import { classifierTrust, type RankedTarget, type Ranking } from "./ranking.ts";
import { probabilityOf } from "./signals/classifier.ts";

/** What the probability is computed from. Score, body, length and a second classifier were tried and added nothing. */
export const featureNames = [
  /** The lead of the best article over the second, and over the fourth. */
  "margin",
  "margin3",
  /** The scores of single signals for the best article. */
  "bm25",
  "pinyin",
  "classifier",
  "probability",
  /** 1 where the best article is also the first for BM25 alone, for the classifier alone. */
  "agreement",
  "classAgreement",
  /** The lead of the best article over the next for BM25 alone, and for the sounds alone: of typing mistakes those are right. */
  "bm25Margin",
  "pinyinMargin",
  /** How likely the question is out of scope for the classifier: on a logarithmic scale, and as a probability. */
  "outOfScope",
  "outOfScopeProbability",
  /** The share of the question's patterns that the content does not have. */
  "unknown",
  /** How many phrasings the articles have. With few of them a lead means less. */
  "richness",
  /** The logarithm of how many patterns the question has. In a long story a lead means more than in three words. */
  "length",
  "marginByLength",
  "outOfScopeByLength",
  /** 1 for a question in Chinese characters; in English the words of several articles are closer to each other. */
  "chinese",
  "marginInChinese",
  "lengthInChinese",
] as const;
export type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** Of a logistic regression. */
export type Coefficients = Features & { readonly constant: number };

/** The best article of a ranking with its features; undefined where the ranking has no article. */
export function describeBest(
  ranking: Ranking,
  model: Model,
): { readonly best: RankedTarget; readonly features: Features } | undefined {
  const articles = ranking.best.filter((one) => model.targets[one.target]?.kind === "article");
  const [best, second, , fourth] = articles;
  if (best === undefined) return undefined;
  const { analysis, encoded } = ranking.question;
  const length = Math.log1p(encoded.terms.length);
  const chinese = /\p{Script=Han}/u.test(analysis.normalized.plain) ? 1 : 0;
  const margin = best.score - (second?.score ?? 0);
  const isFirst = (signal: "bm25" | "classifier") =>
    articles.every((one) => (one.parts[signal] ?? 0) <= (best.parts[signal] ?? 0)) ? 1 : 0;
  const classifier = best.parts.classifier ?? 0;
  return {
    best,
    features: {
      margin,
      margin3: best.score - (fourth?.score ?? 0),
      bm25: best.parts.bm25 ?? 0,
      pinyin: best.parts.pinyin ?? 0,
      classifier,
      probability: probabilityOf(classifier),
      agreement: isFirst("bm25"),
      classAgreement: isFirst("classifier"),
      bm25Margin: leadOf("bm25", best, articles),
      pinyinMargin: leadOf("pinyin", best, articles),
      outOfScope: ranking.outOfScope,
      outOfScopeProbability: probabilityOf(ranking.outOfScope),
      unknown: ranking.unknown,
      richness: classifierTrust(model.textsPerTarget),
      length,
      marginByLength: margin * length,
      outOfScopeByLength: ranking.outOfScope * length,
      chinese,
      marginInChinese: chinese * margin,
      lengthInChinese: chinese * length,
    },
  };
}

/** For one signal alone, over the best of the other articles; negative where one of them leads. */
function leadOf(
  signal: "bm25" | "pinyin",
  best: RankedTarget,
  articles: readonly RankedTarget[],
): number {
  const others = articles.filter((one) => one !== best).map(({ parts }) => parts[signal] ?? 0);
  return (best.parts[signal] ?? 0) - Math.max(0, ...others);
}

/** How much a content offers to learn from: out-of-scope questions too, phrasings, or little more than titles. */
export type ContentRichness = "outOfScope" | "phrasings" | "titles";

export function richnessOf(model: Model): ContentRichness {
  const { classifier, targets } = model;
  if (classifier === undefined) return "titles";
  const isLikeOurs = !isSmall(model) && targets.some(({ kind }) => kind === "outOfScope");
  return isLikeOurs ? "outOfScope" : "phrasings";
}

/** Fewer texts an article, titles included, teach a classifier little. */
const fewTexts = 8;

/** Content as a company brings it at first. */
export const isSmall = (model: Model): boolean => model.textsPerTarget < fewTexts;

/** The probability that the best article is the right answer, by the coefficients that `npm run learn` found. */
export function confidence(features: Features, richness: ContentRichness): number {
  return logistic(features, coefficients[richness]);
}

export function logistic(features: Features, weights: Coefficients): number {
  let total = weights.constant;
  for (const name of featureNames) total += weights[name] * features[name];
  return 1 / (1 + Math.exp(-total));
}
