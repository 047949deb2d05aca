/** Dialogues written without sight of the content, played and judged key by key. Floors, not single lines: lines are noisy. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { judgeScript, type Script, type Verdict } from "../../server/dialogue/judge.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

const scripts = readFileSync("tests/dialogue/dialogues-dev.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Script);

let faq: LiveFaq;
let verdicts: readonly Verdict[];
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const knowledge = createKnowledge(faq);
  verdicts = scripts.map((script) => judgeScript(script, knowledge(script.locale)));
}, 60_000);
afterAll(() => faq.close());

function share(key?: string): number {
  const checks = verdicts
    .flatMap(({ turns }) => turns.flatMap((turn) => turn.checks))
    .filter((check) => key === undefined || check.key === key);
  return checks.filter(({ holds }) => holds).length / checks.length;
}

test("of all that the turns must bring, 93 of 100 hold", () => {
  expect(share()).toBeGreaterThanOrEqual(0.93);
});

test.each([
  ["urgent", 1],
  ["answers", 1],
  ["notRepeated", 1],
  ["queued", 0.98],
  ["offersHuman", 0.9],
  ["asks", 0.95],
])("of %s, at least %d hold", (key, floor) => {
  expect(share(key)).toBeGreaterThanOrEqual(floor);
});

test("a key that does not hold is seen", () => {
  const script: Script = {
    locale: "zh-CN",
    kind: "made up",
    turns: [{ say: ["转人工"], expect: { queued: false, article: ["refund-time"] } }],
  };
  const [turn] = judgeScript(script, createKnowledge(faq)("zh-CN")).turns;
  expect(turn?.checks.map(({ holds }) => holds)).toEqual([false, false]);
});
