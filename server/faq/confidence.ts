import coefficients from "./calibration.json" with { type: "json" };
import type { Model } from "./model.ts";
import type { RankedTarget, Ranking } from "./ranking.ts";

/** What the probability is made of; all within about 0..1. */
export const featureNames = [
  "score",
  "margin",
  "lead",
  "classifier",
  "outside",
  "bm25",
  "agreement",
  "length",
] as const;
export type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** Logistic regression: the weights of the features and a constant. */
export type Coefficients = Features & { readonly constant: number };

/** The best article of a ranking, with what speaks for and against it. `undefined` where no article was found. */
export function describeBest(
  ranking: Ranking,
  model: Model,
): { readonly best: RankedTarget; readonly features: Features } | undefined {
  const isArticle = (one: RankedTarget) => model.targets[one.target]?.kind === "article";
  const articles = ranking.best.filter(isArticle);
  const [best, second] = articles;
  if (best === undefined) return undefined;
  const others = ranking.best.filter((one) => !isArticle(one));
  const outside = others.filter((one) => model.targets[one.target]?.kind === "outside");
  const bm25 = best.parts.bm25 ?? 0;
  const { terms, unknownTerms } = ranking.question.encoded;
  return {
    best,
    features: {
      score: best.score,
      margin: best.score - (second?.score ?? 0),
      lead: best.score - (others[0]?.score ?? 0),
      classifier: best.parts.classifier ?? 0,
      outside: outside[0]?.parts.classifier ?? 0,
      bm25,
      agreement: articles.every((one) => (one.parts.bm25 ?? 0) <= bm25) ? 1 : 0,
      length: Math.log(1 + terms.length + unknownTerms) / 5,
    },
  };
}

/**
 * The probability that the best article is the right answer. Two sets of coefficients, because contents with few
 * phrasings have no classifier.
 */
export function confidence(features: Features, hasClassifier: boolean): number {
  return logistic(features, hasClassifier ? coefficients.learned : coefficients.plain);
}

export function logistic(features: Features, weights: Coefficients): number {
  let total = weights.constant;
  for (const name of featureNames) total += weights[name] * features[name];
  return 1 / (1 + Math.exp(-total));
}
