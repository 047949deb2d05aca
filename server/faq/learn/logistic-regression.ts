import { type Coefficients, type Features, featureNames } from "../answer/confidence.ts";

export interface Sample {
  readonly features: Features;
  readonly isRight: boolean;
  readonly weight: number;
}

/** On every coefficient but the constant: features that move together share their weight instead of cancelling each other. */
const penalty = 1e-4;
/** Newton's method is exact to nine digits after fewer. */
const rounds = 12;
const coefficientNames = ["constant", ...featureNames] as const;

/** Newton's method for the most likely coefficients with a light L2 penalty; the mean loss of the samples counts. */
export function fitLogistic(samples: readonly Sample[]): Coefficients {
  const size = coefficientNames.length;
  const rows = samples.map(({ features }) =>
    Float64Array.from([1, ...featureNames.map((name) => features[name])]),
  );
  const total = samples.reduce((sum, one) => sum + one.weight, 0);
  const weights = new Float64Array(size);
  for (let round = 0; round < rounds; round += 1) {
    const equations = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size + 1);
      row[at] = at === 0 ? 1e-9 : penalty;
      row[size] = at === 0 ? 0 : penalty * (weights[at] ?? 0);
      return row;
    });
    for (const [at, { isRight, weight }] of samples.entries())
      addSample(equations, rows[at] ?? weights, { weights, isRight, share: weight / total });
    for (const [at, step] of solve(equations).entries()) weights[at] = (weights[at] ?? 0) - step;
  }
  // All names are in the list, which the type of fromEntries does not show.
  return Object.fromEntries(
    coefficientNames.map((name, at) => [name, weights[at] ?? 0]),
  ) as unknown as Coefficients;
}

/** Adds what one sample says about the slope (the last column) and the curvature of the loss. */
function addSample(
  equations: readonly Float64Array[],
  values: Float64Array,
  given: { readonly weights: Float64Array; readonly isRight: boolean; readonly share: number },
): void {
  const { weights, isRight, share } = given;
  let score = 0;
  for (let at = 0; at < values.length; at += 1) score += (values[at] ?? 0) * (weights[at] ?? 0);
  const probability = 1 / (1 + Math.exp(-score));
  const curvature = share * probability * (1 - probability);
  const slope = share * (probability - (isRight ? 1 : 0));
  for (const [at, row] of equations.entries()) {
    const value = values[at] ?? 0;
    for (let other = 0; other < values.length; other += 1)
      row[other] = (row[other] ?? 0) + curvature * value * (values[other] ?? 0);
    row[values.length] = (row[values.length] ?? 0) + slope * value;
  }
}

/** Gaussian elimination with the largest pivot first. Each equation is its coefficients and, last, its right side. */
function solve(equations: readonly Float64Array[]): Float64Array {
  const left = [...equations];
  const size = left.length;
  for (let at = 0; at < size; at += 1) {
    const sizes = left.slice(at).map((row) => Math.abs(row[at] ?? 0));
    const pivotAt = at + sizes.indexOf(Math.max(...sizes));
    const pivot = left[pivotAt] ?? new Float64Array(size + 1);
    [left[at], left[pivotAt]] = [pivot, left[at] ?? pivot];
    for (const row of left) {
      if (row === pivot) continue;
      const factor = (row[at] ?? 0) / (pivot[at] || 1);
      for (let other = at; other <= size; other += 1)
        row[other] = (row[other] ?? 0) - factor * (pivot[other] ?? 0);
    }
  }
  return Float64Array.from(left, (row, at) => (row[size] ?? 0) / (row[at] || 1));
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
