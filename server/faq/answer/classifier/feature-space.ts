import type { Steps } from "../../task.ts";
import type { Encoded } from "../index/vocabulary.ts";
import type { Lessons } from "./training-set.ts";

/** A text as feature ids with weights of Euclidean length 1. */
export interface Vector {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

/** Plain data: `index[pattern id]` is the feature's number + 1, 0 where the pattern is no feature. */
export interface FeatureSpace {
  readonly index: Uint32Array;
  readonly rarity: Float32Array;
}

/** What a pattern of each kind counts, beside its rarity. */
const kinds = { terms: 1, sounds: 0.6 } as const;

/**
 * Patterns seen in only one text are left out: they cannot carry over to another wording, and they are two thirds of
 * all. With few texts they stay.
 */
export function* buildFeatureSpace(lessons: Lessons, patterns: number): Steps<FeatureSpace> {
  const counts = new Uint32Array(patterns);
  for (let at = 0; at < lessons.patterns.length; at += 1) {
    const id = lessons.patterns[at] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
    if (at % chunk === 0) yield;
  }
  const least = lessons.count > 500 ? 2 : 1;
  const index = new Uint32Array(patterns);
  const rarity: number[] = [];
  for (let id = 0; id < patterns; id += 1) {
    const count = counts[id] ?? 0;
    if (count >= least) index[id] = rarity.push(Math.log((lessons.count + 1) / (count + 0.5)));
    if (id % chunk === 0) yield;
  }
  return { index, rarity: Float32Array.from(rarity) };
}

/** How many patterns are looked at without a break. */
const chunk = 4096;

/** The vectors of all lessons, one behind the other: that of lesson n is `starts[n]..starts[n + 1]` of ids and weights. */
export interface Vectors extends Vector {
  readonly starts: Uint32Array;
}

export function* toVectors(space: FeatureSpace, lessons: Lessons): Steps<Vectors> {
  const { patterns, count } = lessons;
  const all: Vectors = {
    ids: new Uint32Array(patterns.length),
    weights: new Float32Array(patterns.length),
    starts: new Uint32Array(count + 1),
  };
  let end = 0;
  for (let at = 0; at < count; at += 1) {
    all.starts[at] = end;
    const [from = 0, middle = 0, to = 0] = lessons.starts.subarray(2 * at, 2 * at + 3);
    end = append(all, end, { space, kind: "terms", patterns: patterns.subarray(from, middle) });
    end = append(all, end, { space, kind: "sounds", patterns: patterns.subarray(middle, to) });
    scale(all.weights, all.starts[at] ?? 0, end);
    if (at % 64 === 0) yield;
  }
  all.starts[count] = end;
  return all;
}

export function toVector(space: FeatureSpace, text: Encoded): Vector {
  const most = text.terms.length + text.sounds.length;
  const vector: Vector = { ids: new Uint32Array(most), weights: new Float32Array(most) };
  const middle = append(vector, 0, { space, kind: "terms", patterns: text.terms });
  const end = append(vector, middle, { space, kind: "sounds", patterns: text.sounds });
  scale(vector.weights, 0, end);
  return { ids: vector.ids.subarray(0, end), weights: vector.weights.subarray(0, end) };
}

/** Adds those that are features; gives the new end. */
function append(
  { ids, weights }: Vector,
  from: number,
  given: {
    readonly space: FeatureSpace;
    readonly kind: keyof typeof kinds;
    readonly patterns: ArrayLike<number>;
  },
): number {
  const { space, kind, patterns } = given;
  let end = from;
  for (let at = 0; at < patterns.length; at += 1) {
    const feature = (space.index[patterns[at] ?? 0] ?? 0) - 1;
    if (feature < 0) continue;
    ids[end] = feature;
    weights[end] = kinds[kind] * (space.rarity[feature] ?? 0);
    end += 1;
  }
  return end;
}

/** To Euclidean length 1. */
function scale(weights: Float32Array, from: number, to: number): void {
  let squares = 0;
  for (let at = from; at < to; at += 1) squares += (weights[at] ?? 0) ** 2;
  const length = Math.sqrt(squares) || 1;
  for (let at = from; at < to; at += 1) weights[at] = (weights[at] ?? 0) / length;
}
