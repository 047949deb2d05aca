/** Questions that nobody learned from: a third of each batch of phrasings was kept back. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { askAll, measure, type TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { openFaq } from "../../server/faq/live.ts";

const root = new URL("../../", import.meta.url).pathname;
const questions: readonly TestQuestion[] = readFileSync(`${root}tests/faq/blind.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const faq = await openFaq(`${root}faq-content`, { watch: false });
const results = askAll(faq.engine, questions, "zh-CN");
const of = (locale: string) => measure(results.filter((one) => one.question.locale === locale));

test("questions that nobody learned from are answered, and seldom wrongly", () => {
  expect(of("zh-CN").answeredRight).toBeGreaterThanOrEqual(0.79);
  expect(of("zh-TW").answeredRight).toBeGreaterThanOrEqual(0.77);
  expect(of("en").answeredRight).toBeGreaterThanOrEqual(0.6);
  expect(measure(results).answeredWrong).toBeLessThanOrEqual(0.018);
});

const bands = [
  { from: 0.82, to: 0.9, atLeast: 0.9 },
  { from: 0.9, to: 0.95, atLeast: 0.94 },
  { from: 0.95, to: 0.99, atLeast: 0.97 },
  { from: 0.99, to: 1.01, atLeast: 0.99 },
];

test.each(bands)("answers stated from $from to $to are right in $atLeast", (band) => {
  const answers = results.filter(
    ({ answer }) =>
      answer.outcome === "answer" && answer.confidence >= band.from && answer.confidence < band.to,
  );
  const right = answers.filter(({ question, answer }) =>
    question.expect.includes(answer.articleId ?? ""),
  );
  expect(answers.length).toBeGreaterThan(100);
  expect(right.length / answers.length).toBeGreaterThanOrEqual(band.atLeast);
});

test("no question that was kept back is a phrasing", () => {
  const bare = (text: string) => text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, "");
  const asked = new Set(questions.map(({ q }) => bare(q)));
  const copied = [...faq.content.articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((version) => version.phrasings.filter(({ text }) => asked.has(bare(text))));
  expect(copied.map(({ text }) => text)).toEqual([]);
});
