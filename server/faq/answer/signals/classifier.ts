import { classify, type TextClassifier } from "../classifier/classify.ts";
import { toVector } from "../classifier/feature-space.ts";
import type { Signal } from "./signal.ts";

/** Smaller probabilities count as equal. */
const minProbability = 1e-4;
const range = -Math.log(minProbability);

/** The classifier's probability on a logarithmic scale 0..1, so that it can be added to the other signals. */
export function createClassifierSignal(
  { space, weights }: TextClassifier,
  targets: number,
): Signal {
  return {
    name: "classifier",
    score({ encoded }) {
      const probabilities = classify(weights, toVector(space, encoded));
      return probabilities
        .slice(0, targets)
        .map((one) => Math.log((one + minProbability) / minProbability) / range);
    },
  };
}

/** The probability for a score of the signal. */
export function probabilityOf(score: number): number {
  return minProbability * (Math.exp(score * range) - 1);
}
