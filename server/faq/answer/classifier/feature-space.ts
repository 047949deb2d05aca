import type { Task } from "../../task.ts";
import type { EncodedText } from "../index/vocabulary.ts";
import type { TrainingSet } from "./training-set.ts";

/** A text as feature ids with weights of Euclidean length 1. */
export interface FeatureVector {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

/** Plain data, for the cache. `index[pattern id]` is the feature's number + 1; 0 where the pattern is no feature. */
export interface FeatureSpace {
  readonly index: Uint32Array;
  readonly rarity: Float32Array;
}

/** The weight of each kind of pattern, beside its rarity. */
const kindWeights = { terms: 1, sounds: 0.6 } as const;

/**
 * Patterns that occur in one text only are left out: they do not help with any other text, and are two thirds of all. Small
 * training sets keep them.
 */
export function* buildFeatureSpace(examples: TrainingSet, patterns: number): Task<FeatureSpace> {
  const counts = new Uint32Array(patterns);
  for (let at = 0; at < examples.patterns.length; at += 1) {
    const id = examples.patterns[at] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
    if (at % patternsPerPiece === 0) yield;
  }
  const minCount = examples.count > 500 ? 2 : 1;
  const index = new Uint32Array(patterns);
  const rarity: number[] = [];
  for (let id = 0; id < patterns; id += 1) {
    const count = counts[id] ?? 0;
    if (count >= minCount) index[id] = rarity.push(Math.log((examples.count + 1) / (count + 0.5)));
    if (id % patternsPerPiece === 0) yield;
  }
  return { index, rarity: Float32Array.from(rarity) };
}

/** How many patterns one piece of the task looks at. */
const patternsPerPiece = 4096;

/** The vectors of all texts, one after the other: that of text n is `starts[n]..starts[n + 1]` of ids and weights. */
export interface FeatureVectors extends FeatureVector {
  readonly starts: Uint32Array;
}

export function* toVectors(space: FeatureSpace, examples: TrainingSet): Task<FeatureVectors> {
  const { patterns, count } = examples;
  const all: FeatureVectors = {
    ids: new Uint32Array(patterns.length),
    weights: new Float32Array(patterns.length),
    starts: new Uint32Array(count + 1),
  };
  let end = 0;
  for (let at = 0; at < count; at += 1) {
    all.starts[at] = end;
    const [from = 0, middle = 0, to = 0] = examples.starts.subarray(2 * at, 2 * at + 3);
    end = appendFeatures(all, end, {
      space,
      kind: "terms",
      patterns: patterns.subarray(from, middle),
    });
    end = appendFeatures(all, end, {
      space,
      kind: "sounds",
      patterns: patterns.subarray(middle, to),
    });
    toUnitLength(all.weights, all.starts[at] ?? 0, end);
    if (at % 64 === 0) yield;
  }
  all.starts[count] = end;
  return all;
}

export function toVector(space: FeatureSpace, text: EncodedText): FeatureVector {
  const size = text.terms.length + text.sounds.length;
  const vector: FeatureVector = { ids: new Uint32Array(size), weights: new Float32Array(size) };
  const middle = appendFeatures(vector, 0, { space, kind: "terms", patterns: text.terms });
  const end = appendFeatures(vector, middle, { space, kind: "sounds", patterns: text.sounds });
  toUnitLength(vector.weights, 0, end);
  return { ids: vector.ids.subarray(0, end), weights: vector.weights.subarray(0, end) };
}

/** Appends the patterns that are features. Returns the new end. */
function appendFeatures(
  { ids, weights }: FeatureVector,
  from: number,
  given: {
    readonly space: FeatureSpace;
    readonly kind: keyof typeof kindWeights;
    readonly patterns: ArrayLike<number>;
  },
): number {
  const { space, kind, patterns } = given;
  let end = from;
  for (let at = 0; at < patterns.length; at += 1) {
    const feature = (space.index[patterns[at] ?? 0] ?? 0) - 1;
    if (feature < 0) continue;
    ids[end] = feature;
    weights[end] = kindWeights[kind] * (space.rarity[feature] ?? 0);
    end += 1;
  }
  return end;
}

/** Scales to Euclidean length 1. */
function toUnitLength(weights: Float32Array, from: number, to: number): void {
  let squares = 0;
  for (let at = from; at < to; at += 1) squares += (weights[at] ?? 0) ** 2;
  const length = Math.sqrt(squares) || 1;
  for (let at = from; at < to; at += 1) weights[at] = (weights[at] ?? 0) / length;
}
