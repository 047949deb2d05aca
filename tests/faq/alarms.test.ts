import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { askAll, type TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { openFaq } from "../../server/faq/live.ts";

const root = new URL("../../", import.meta.url).pathname;
const lines = readFileSync(`${root}tests/faq/alarms.jsonl`, "utf8").trim().split("\n");
const questions: TestQuestion[] = lines.map((line) => JSON.parse(line));
const faq = await openFaq(`${root}faq-content`, { watch: false });
const results = askAll(faq.engine, questions, "zh-CN");

test("panic leads to the right urgent article", () => {
  const panic = results.filter(({ question }) => question.expect.length > 0);
  const right = panic.filter(({ question, answer }) =>
    question.expect.includes(answer.alarm ?? ""),
  );
  expect(right.length / panic.length).toBeGreaterThanOrEqual(0.95);
});

test("a calm question with the same words raises no alarm", () => {
  const calm = results.filter(({ question }) => question.expect.length === 0);
  const alarms = calm.filter(({ answer }) => answer.alarm !== undefined);
  expect(alarms.length / calm.length).toBeLessThanOrEqual(0.03);
});
