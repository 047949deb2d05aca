import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createAnalyzer, prepareTools } from "../../server/faq/analysis.ts";
import { createContentReader } from "../../server/faq/content.ts";
import { readFolder } from "../../server/faq/loader.ts";
import { buildModel } from "../../server/faq/model.ts";
import { runAtOnce, type Steps } from "../../server/faq/steps.ts";

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

test("the shipped table of common words is not empty", async () => {
  const table = await readFile(
    new URL("../../server/faq/background.json", import.meta.url),
    "utf8",
  );
  expect(JSON.parse(table)).toMatchObject({ 怎: expect.any(Number) });
});
