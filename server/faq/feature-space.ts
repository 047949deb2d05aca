import type { Steps } from "./steps.ts";
import type { Encoded } from "./vocabulary.ts";

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
const kindNames = ["terms", "sounds"] as const;

/**
 * Patterns seen in only one text are left out: they cannot carry over to another wording, and they are two thirds of
 * all. With few texts they stay.
 */
export function* buildFeatureSpace(
  texts: readonly Encoded[],
  patterns: number,
): Steps<FeatureSpace> {
  const counts = new Uint32Array(patterns);
  for (const text of texts) {
    for (const kind of kindNames) for (const id of text[kind]) counts[id] = (counts[id] ?? 0) + 1;
    yield;
  }
  const least = texts.length > 500 ? 2 : 1;
  const index = new Uint32Array(patterns);
  const rarity: number[] = [];
  for (let id = 0; id < patterns; id += 1) {
    const count = counts[id] ?? 0;
    if (count >= least) index[id] = rarity.push(Math.log((texts.length + 1) / (count + 0.5)));
  }
  return { index, rarity: Float32Array.from(rarity) };
}

export function toVector(space: FeatureSpace, text: Encoded): Vector {
  const most = text.terms.length + text.sounds.length;
  const ids = new Uint32Array(most);
  const weights = new Float64Array(most);
  let count = 0;
  let squares = 0;
  for (const kind of kindNames) {
    const patterns = text[kind];
    for (let at = 0; at < patterns.length; at += 1) {
      const feature = (space.index[patterns[at] ?? 0] ?? 0) - 1;
      if (feature < 0) continue;
      const weight = kinds[kind] * (space.rarity[feature] ?? 0);
      ids[count] = feature;
      weights[count] = weight;
      squares += weight * weight;
      count += 1;
    }
  }
  const length = Math.sqrt(squares) || 1;
  const scaled = new Float32Array(count);
  for (let at = 0; at < count; at += 1) scaled[at] = (weights[at] ?? 0) / length;
  return { ids: ids.slice(0, count), weights: scaled };
}
