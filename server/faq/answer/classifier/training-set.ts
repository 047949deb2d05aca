import type { EncodedText } from "../index/vocabulary.ts";

/**
 * The texts that the classifier learns from, in a few large arrays. Ten thousand small arrays would keep the garbage
 * collector busy, and every chat waiting.
 */
export interface TrainingSet {
  readonly count: number;
  /** Patterns of all texts, one text after the other: first its terms, then its sounds. */
  readonly patterns: Uint32Array;
  /** Of text n: at `[2n]` the start of its terms, at `[2n + 1]` of its sounds, at `[2n + 2]` its end. */
  readonly starts: Uint32Array;
  /** The class of each text, and its weight; a phrasing has 1. */
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

export function createTrainingSet(): {
  add(text: EncodedText, target: number, weight: number): void;
  build(): TrainingSet;
} {
  const patterns = createNumberList(1 << 16);
  const starts = createNumberList(1 << 12);
  const targets: number[] = [];
  const weights: number[] = [];
  return {
    add(text, target, weight) {
      starts.push(patterns.length);
      for (const id of text.terms) patterns.push(id);
      starts.push(patterns.length);
      for (const id of text.sounds) patterns.push(id);
      targets.push(target);
      weights.push(weight);
    },
    build() {
      starts.push(patterns.length);
      return {
        count: targets.length,
        patterns: patterns.values(),
        starts: starts.values(),
        targets: Uint32Array.from(targets),
        weights: Float32Array.from(weights),
      };
    },
  };
}

/** A typed array that doubles its size when it is full. */
function createNumberList(size: number) {
  let values = new Uint32Array(size);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value: number) {
      if (length === values.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    values: () => values.subarray(0, length),
  };
}
