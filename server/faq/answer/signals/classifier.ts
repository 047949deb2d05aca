import { type FeatureSpace, toVector } from "../classifier/feature-space.ts";
import { type Classifier, classify } from "../classifier/train.ts";
import type { Signal } from "./signal.ts";

/** Below this probability nothing is told apart. */
const least = 1e-4;
const range = -Math.log(least);

/** The classifier's probability on a logarithmic scale, so that it adds up with the other signals. */
export function createClassifierSignal(
  space: FeatureSpace,
  classifier: Classifier,
  targets: number,
): Signal {
  return {
    name: "classifier",
    score({ encoded }) {
      const probabilities = classify(classifier, toVector(space, encoded));
      return probabilities.slice(0, targets).map((one) => Math.log((one + least) / least) / range);
    },
  };
}

/** The probability behind the signal. */
export function probabilityOf(signal: number): number {
  return least * (Math.exp(signal * range) - 1);
}
