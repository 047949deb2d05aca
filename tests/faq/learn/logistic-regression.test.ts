import { expect, test } from "vitest";
import { featureNames, logistic } from "../../../server/faq/answer/confidence.ts";
import { fitLogistic, type Sample } from "../../../server/faq/learn/logistic-regression.ts";

/** The same numbers on every machine. */
function drawing(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const draw = drawing();
const samples: readonly Sample[] = Array.from({ length: 4000 }, () => {
  const features = Object.fromEntries(
    featureNames.map((name) => [name, name === "richness" ? 0.5 : draw()]),
  ) as Sample["features"];
  const score = 3 * features.margin - 4 * features.unknown + 0.5;
  return { features, isRight: draw() < 1 / (1 + Math.exp(-score)), weight: 0.5 + draw() };
});
const fitted = fitLogistic(samples);

test("what decides is found, what does not stays near nothing", () => {
  expect(Math.abs(fitted.margin - 3)).toBeLessThan(0.4);
  expect(Math.abs(fitted.unknown + 4)).toBeLessThan(0.4);
  expect(Math.abs(fitted.bm25)).toBeLessThan(0.4);
});

test("the probabilities add up to what was right, by weight", () => {
  const stated = samples.reduce((sum, one) => sum + one.weight * logistic(one.features, fitted), 0);
  const right = samples.reduce((sum, one) => sum + (one.isRight ? one.weight : 0), 0);
  expect(stated / right).toBeCloseTo(1, 5);
});

test("a feature that never changes takes no weight of its own to infinity", () => {
  expect(Object.values(fitted).every((weight) => Math.abs(weight) < 100)).toBe(true);
});
