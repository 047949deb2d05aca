import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { buildModel } from "../../server/faq/answer/index/model.ts";
import { createContentReader } from "../../server/faq/content/content.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import { runAtOnce, runInSlices, type Steps } from "../../server/faq/task.ts";
import { createAnalyzer, prepareTools } from "../../server/faq/text/analysis.ts";

const root = new URL("../../faq-content", import.meta.url).pathname;

/** The work's whole time, and its longest piece without a break. */
function timed<T>(steps: Steps<T>) {
  const began = performance.now();
  let longest = 0;
  for (;;) {
    const before = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - before);
    if (step.done) return { value: step.value, longest, total: performance.now() - began };
  }
}

test("learning anew is cut into pieces that keep no chat waiting", async () => {
  const content = runAtOnce(createContentReader().read(await readFolder(root)));
  const prepared = timed(prepareTools(content.synonyms));
  const analyzer = createAnalyzer(content.synonyms, undefined, prepared.value);
  const learned = timed(buildModel(content, analyzer));
  // As shares of the whole, so that a busy machine changes nothing: before, one piece was a tenth.
  expect(learned.longest / learned.total).toBeLessThan(0.05);
});

/** Steps of a millisecond each. */
function* busy(steps: number): Steps<number> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    yield;
  }
  return steps;
}

test("everything else has its turn between two slices, and before work that follows other work", async () => {
  let turns = 0;
  let working = true;
  const turn = () => {
    turns += 1;
    if (working) setImmediate(turn);
  };
  turn();
  expect(await runInSlices(busy(40), 4)).toBe(40);
  expect(turns).toBeGreaterThanOrEqual(10);
  const before = turns;
  for (let piece = 0; piece < 5; piece += 1) await runInSlices(busy(1), 4);
  working = false;
  expect(turns - before).toBeGreaterThanOrEqual(4);
});

test("the shipped table of common words is not empty", async () => {
  const table = await readFile(
    new URL("../../server/faq/learned/background.json", import.meta.url),
    "utf8",
  );
  expect(JSON.parse(table)).toMatchObject({ 怎: expect.any(Number) });
});
