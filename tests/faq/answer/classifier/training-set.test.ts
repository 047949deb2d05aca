import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildFeatureSpace,
  toVector,
  toVectors,
} from "../../../../server/faq/answer/classifier/feature-space.ts";
import { createTrainingSet } from "../../../../server/faq/answer/classifier/training-set.ts";
import { runToEnd } from "../../../../server/faq/task.ts";

const ids = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
const texts = fc.array(fc.record({ terms: ids, sounds: ids }), { minLength: 1, maxLength: 40 });

test("a text has the same vector in the large arrays as alone", () => {
  fc.assert(
    fc.property(texts, (all) => {
      const encoded = all.map((one) => ({ ...one, unknownTerms: 0, unknownSounds: 0 }));
      const trainingSet = createTrainingSet();
      for (const [at, text] of encoded.entries()) trainingSet.add(text, at, 0.5);
      const examples = trainingSet.build();
      const space = runToEnd(buildFeatureSpace(examples, 31));
      const together = runToEnd(toVectors(space, examples));
      expect([...examples.targets]).toEqual([...encoded.keys()]);
      for (const [at, text] of encoded.entries()) {
        const slice = [together.starts[at], together.starts[at + 1]] as const;
        const alone = toVector(space, text);
        expect(together.ids.slice(...slice)).toEqual(Uint32Array.from(alone.ids));
        expect(together.weights.slice(...slice)).toEqual(Float32Array.from(alone.weights));
      }
    }),
  );
});

test("the arrays grow beyond their first size", () => {
  const trainingSet = createTrainingSet();
  const terms = Array.from({ length: 1000 }, (_, id) => id);
  for (let at = 0; at < 100; at += 1)
    trainingSet.add({ terms, sounds: [], unknownTerms: 0, unknownSounds: 0 }, at, 1);
  const { patterns, starts, count } = trainingSet.build();
  expect([patterns.length, starts.length, count]).toEqual([100_000, 201, 100]);
  expect([...patterns.subarray(starts[198] ?? 0, starts[199] ?? 0)]).toEqual(terms);
});
