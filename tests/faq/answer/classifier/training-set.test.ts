import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildFeatureSpace,
  toVector,
  toVectors,
} from "../../../../server/faq/answer/classifier/feature-space.ts";
import { createLessons } from "../../../../server/faq/answer/classifier/training-set.ts";
import { runAtOnce } from "../../../../server/faq/task.ts";

const ids = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
const texts = fc.array(fc.record({ terms: ids, sounds: ids }), { minLength: 1, maxLength: 40 });

test("all texts in one array are the vectors that each is by itself", () => {
  fc.assert(
    fc.property(texts, (all) => {
      const encoded = all.map((one) => ({ ...one, unknownTerms: 0, unknownSounds: 0 }));
      const lessons = createLessons();
      for (const [at, text] of encoded.entries()) lessons.add(text, at, 0.5);
      const finished = lessons.finish();
      const space = runAtOnce(buildFeatureSpace(finished, 31));
      const together = runAtOnce(toVectors(space, finished));
      expect([...finished.targets]).toEqual([...encoded.keys()]);
      for (const [at, text] of encoded.entries()) {
        const stretch = [together.starts[at], together.starts[at + 1]] as const;
        const alone = toVector(space, text);
        expect(together.ids.slice(...stretch)).toEqual(Uint32Array.from(alone.ids));
        expect(together.weights.slice(...stretch)).toEqual(Float32Array.from(alone.weights));
      }
    }),
  );
});

test("more than the first room for patterns fits in", () => {
  const lessons = createLessons();
  const terms = Array.from({ length: 1000 }, (_, id) => id);
  for (let at = 0; at < 100; at += 1)
    lessons.add({ terms, sounds: [], unknownTerms: 0, unknownSounds: 0 }, at, 1);
  const { patterns, starts, count } = lessons.finish();
  expect([patterns.length, starts.length, count]).toEqual([100_000, 201, 100]);
  expect([...patterns.subarray(starts[198] ?? 0, starts[199] ?? 0)]).toEqual(terms);
});
