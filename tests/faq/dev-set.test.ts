import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkPhrasings } from "../../server/faq/answer/check-phrasings.ts";
import { checkContent } from "../../server/faq/check.ts";
import {
  askAll,
  brokenFloors,
  isExpected,
  measure,
  type TestQuestion,
} from "../../server/faq/learn/evaluate.ts";
import { openFaq } from "../../server/faq/live.ts";

const root = new URL("../../", import.meta.url).pathname;
const questions: TestQuestion[] = readFileSync(`${root}tests/faq/questions-dev.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const faq = await openFaq(`${root}faq-content`, { watch: false });
const results = askAll(faq.engine, questions, "zh-CN");

test("the test questions are answered as well as expected.yml promises", () => {
  const measures = measure(results);
  expect(measures.questions).toBe(768);
  expect(brokenFloors(measures, faq.content.expected.floors)).toEqual([]);
  expect(faq.content.expected.floors).toMatchObject({ top1: 0.93, answeredWrong: 0.03 });
});

test("a single question is not split into several", () => {
  const split = results.filter(({ answer }) => answer.more !== undefined);
  expect(split.length / results.length).toBeLessThan(0.01);
});

test("no test question is a phrasing", () => {
  const bare = (text: string) => text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, "");
  const asked = new Set(
    questions.filter(({ expect: ids }) => !ids[0]?.startsWith("@")).map(({ q }) => bare(q)),
  );
  const copied = [...faq.content.articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((version) => version.phrasings.filter(({ text }) => asked.has(bare(text))));
  expect(copied.map(({ text }) => text).filter((text) => bare(text).length > 6)).toEqual([]);
});

// Ranks all titles and phrasings: two seconds on a quiet machine, and many times that beside other work.
test("the content has no errors, and its promises are true", { timeout: 180_000 }, () => {
  expect(faq.problems().filter((one) => one.severity === "error")).toEqual([]);
  const promises = askAll(faq.engine, faq.content.expected.promises, "zh-CN");
  expect(promises.filter((one) => !isExpected(one)).map((one) => one.question.q)).toEqual([]);
  const problems = checkContent(faq, {
    phrasings: checkPhrasings(faq.content, faq.model),
    today: "2026-11-21",
  });
  expect(problems.filter((one) => one.severity === "error")).toEqual([]);
});
