import coefficients from "../learned/calibration.json" with { type: "json" };
import type { Model } from "./index/model.ts";
import { type RankedTarget, type Ranking, trust } from "./ranking.ts";
import { probabilityOf } from "./signals/classifier.ts";

/** What the probability is made of. Of those tried, score, body, length and a second classifier added nothing. */
export const featureNames = [
  /** How far the best article leads before the second, and before the fourth. */
  "margin",
  "margin3",
  /** What the signals say of it. */
  "bm25",
  "pinyin",
  "classifier",
  "probability",
  /** Whether it is the first for BM25 alone, for the classifier alone. */
  "agreement",
  "classAgreement",
  /** How much the classifier takes the question for one that nothing answers. */
  "outside",
  /** The share of the question's patterns that the content does not know. */
  "unknown",
  /** How many phrasings the articles have: with few, a lead means less. */
  "richness",
] as const;
export type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** Logistic regression: the weights of the features and a constant. */
export type Coefficients = Features & { readonly constant: number };

/** The best article of a ranking, with what speaks for and against it. `undefined` where no article was found. */
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
      outside: ranking.outside,
      unknown: ranking.unknown,
      richness: trust(model.textsPerTarget),
    },
  };
}

/** What a content has to judge by: its own out-of-scope questions too, phrasings to learn from, or little more than titles. */
export type Footing = "learned" | "alone" | "plain";

export function footingOf({ classes, targets }: Model): Footing {
  if (classes === undefined) return "plain";
  return targets.some((target) => target.kind === "outside") ? "learned" : "alone";
}

/** The probability that the best article is the right answer. */
export function confidence(features: Features, footing: Footing): number {
  return logistic(features, coefficients[footing]);
}

export function logistic(features: Features, weights: Coefficients): number {
  let total = weights.constant;
  for (const name of featureNames) total += weights[name] * features[name];
  return 1 / (1 + Math.exp(-total));
}
