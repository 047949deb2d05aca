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
  /** How likely the question is out of scope for the classifier. */
  "outOfScope",
  /** The share of the question's patterns that the content does not have. */
  "unknown",
  /** How many phrasings the articles have. With few of them a lead means less. */
  "richness",
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
  const isFirst = (signal: "bm25" | "classifier") =>
    articles.every((one) => (one.parts[signal] ?? 0) <= (best.parts[signal] ?? 0)) ? 1 : 0;
  const classifier = best.parts.classifier ?? 0;
  return {
    best,
    features: {
      margin: best.score - (second?.score ?? 0),
      margin3: best.score - (fourth?.score ?? 0),
      bm25: best.parts.bm25 ?? 0,
      pinyin: best.parts.pinyin ?? 0,
      classifier,
      probability: probabilityOf(classifier),
      agreement: isFirst("bm25"),
      classAgreement: isFirst("classifier"),
      outOfScope: ranking.outOfScope,
      unknown: ranking.unknown,
      richness: classifierTrust(model.textsPerTarget),
    },
  };
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
