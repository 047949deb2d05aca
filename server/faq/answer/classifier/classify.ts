import type { FeatureSpace, FeatureVector } from "./feature-space.ts";

export interface TextClassifier {
  readonly space: FeatureSpace;
  readonly weights: ClassifierWeights;
}

/**
 * Plain data, for the cache: one row of weights per feature, one column per class. The weights of a row are bytes with a
 * scale for the row: a quarter of the memory, and no answer changes.
 */
export interface ClassifierWeights {
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** The probability of each class; they add up to 1. */
export function classify(
  { weights, scales, bias }: ClassifierWeights,
  vector: FeatureVector,
): Float64Array {
  const classes = bias.length;
  const scores = Float64Array.from(bias);
  for (let at = 0; at < vector.ids.length; at += 1) {
    const feature = vector.ids[at] ?? 0;
    const amount = (vector.weights[at] ?? 0) * (scales[feature] ?? 0);
    const row = feature * classes;
    for (let one = 0; one < classes; one += 1)
      scores[one] = (scores[one] ?? 0) + amount * (weights[row + one] ?? 0);
  }
  return softmax(scores);
}

/** Below `Math.exp(-14)`, 1e-6, a probability counts as 0. Computing those would be a third of the training time. */
const maxDistance = 14;

/** Overwrites the scores with their probabilities. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) highest = Math.max(highest, scores[at] ?? 0);
  let total = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const distance = highest - (scores[at] ?? 0);
    const power = distance > maxDistance ? 0 : Math.exp(-distance);
    scores[at] = power;
    total += power;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / total;
  return scores;
}
