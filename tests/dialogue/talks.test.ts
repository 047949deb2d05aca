/**
 * Dialogues of each kind that a demanding head of support would try, written from the list of topics alone. Two thirds were read
 * while the rules were made; the blind third was only counted. Floors, not single lines: lines are noisy.
 */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { allHolds, judgeScript, type Script, type Verdict } from "../../server/dialogue/judge.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

const readScripts = (name: string) =>
  readFileSync(`tests/dialogue/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Script);

let faq: LiveFaq;
const verdicts: Record<string, readonly Verdict[]> = {};
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const knowledge = createKnowledge(faq);
  for (const name of ["talks", "talks-blind"]) {
    verdicts[name] = readScripts(name).map((script) =>
      judgeScript(script, knowledge(script.locale)),
    );
  }
}, 120_000);
afterAll(() => faq.close());

function share(name: string, kind: string): number {
  const some = (verdicts[name] ?? []).filter(({ script }) => script.kind === kind);
  return some.filter(allHolds).length / some.length;
}

/** A refusal is kept where nobody is handed over, whatever is answered. */
const handedOver = (name: string, kind: string) =>
  (verdicts[name] ?? []).filter(
    ({ script, turns }) =>
      script.kind === kind &&
      turns.some(({ checks }) => checks.some(({ key, holds }) => key === "queued" && !holds)),
  ).length;

test.each([
  ["follow-up", 0.85, 0.8],
  ["two", 0.88, 0.8],
  ["emergency-bot", 0.95, 0.95],
  ["emergency-agent", 0.95, 0.95],
  ["emergency-queued", 0.95, 0.95],
  ["human", 0.97, 0.97],
  ["lookalike", 0.97, 0.97],
  ["refusal", 0.86, 0.8],
  ["yes", 0.97, 0.97],
  ["no", 0.97, 0.95],
  ["burst", 0.8, 0.8],
  ["out-of-scope", 1, 1],
  ["insult", 0.5, 0.5],
  ["distress", 1, 1],
  ["distress-not", 1, 1],
  ["piece", 0.95, 0.95],
  ["legal", 0.94, 0.85],
  ["calm-after-alarm", 0.9, 0.75],
  ["no-loop", 1, 1],
])("of the dialogues “%s”, at least %d hold; of the blind ones %d", (kind, floor, blind) => {
  expect(share("talks", kind)).toBeGreaterThanOrEqual(floor);
  expect(share("talks-blind", kind)).toBeGreaterThanOrEqual(blind);
});

test("who refuses a human is handed over to nobody", () => {
  expect(handedOver("talks", "refusal")).toBe(0);
  expect(handedOver("talks-blind", "refusal")).toBe(0);
});
