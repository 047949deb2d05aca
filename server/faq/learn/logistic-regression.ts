import { type Coefficients, type Features, featureNames, logistic } from "../answer/confidence.ts";

export interface Sample {
  readonly features: Features;
  readonly isRight: boolean;
  readonly weight: number;
}

/** Gradient descent with adaptive rates (AdaGrad) and a light L2 penalty. */
export function fitLogistic(samples: readonly Sample[]): Coefficients {
  const weights = zeros();
  const squares = zeros();
  const total = samples.reduce((sum, one) => sum + one.weight, 0);
  for (let round = 0; round < 3000; round += 1) {
    const slopes = slopesOf(samples, weights);
    for (const name of coefficientNames) {
      const slope = slopes[name] / total + 1e-4 * weights[name];
      squares[name] += slope * slope;
      weights[name] -= (0.5 * slope) / (Math.sqrt(squares[name]) + 1e-6);
    }
  }
  return weights;
}

const coefficientNames = ["constant", ...featureNames] as const;
type CoefficientValues = Record<keyof Coefficients, number>;

function zeros(): CoefficientValues {
  // All names are in the list, which the type of fromEntries does not show.
  return Object.fromEntries(coefficientNames.map((name) => [name, 0])) as CoefficientValues;
}

function slopesOf(samples: readonly Sample[], weights: Coefficients): CoefficientValues {
  const slopes = zeros();
  for (const { features, isRight, weight } of samples) {
    const error = weight * (logistic(features, weights) - (isRight ? 1 : 0));
    slopes.constant += error;
    for (const name of featureNames) slopes[name] += error * features[name];
  }
  return slopes;
}

/** The mean distance between the stated probability and the share that was right, over ten bins. */
export function calibrationError(
  judged: readonly { readonly probability: number; readonly right: boolean }[],
): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inBin = judged.filter(
      ({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin,
    );
    const stated = inBin.reduce((sum, one) => sum + one.probability, 0);
    const right = inBin.filter((one) => one.right).length;
    error += Math.abs(stated - right) / Math.max(1, judged.length);
  }
  return error;
}
