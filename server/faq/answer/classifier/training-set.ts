import type { Encoded } from "../index/vocabulary.ts";

/**
 * The texts that the classifier learns from, in a few large arrays: ten thousand small ones would keep the garbage collector
 * busy, and with it every chat.
 */
export interface Lessons {
  readonly count: number;
  /** Patterns of all texts, one text behind the other: first its terms, then its sounds. */
  readonly patterns: Uint32Array;
  /** Of text n: `[2n]` where its terms begin, `[2n + 1]` where its sounds do, `[2n + 2]` where it ends. */
  readonly starts: Uint32Array;
  /** To which class each belongs, and how much it counts beside a phrasing. */
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

export function createLessons(): {
  add(text: Encoded, target: number, weight: number): void;
  finish(): Lessons;
} {
  const patterns = createList(1 << 16);
  const starts = createList(1 << 12);
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
    finish() {
      starts.push(patterns.length);
      return {
        count: targets.length,
        patterns: patterns.filled(),
        starts: starts.filled(),
        targets: Uint32Array.from(targets),
        weights: Float32Array.from(weights),
      };
    },
  };
}

/** Numbers in an array that doubles when it is full. */
function createList(size: number) {
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
    filled: () => values.subarray(0, length),
  };
}
