import { expect, test } from "vitest";
import { createContentReader } from "../../../server/faq/content/content-reader.ts";
import { formatProblem } from "../../../server/faq/content/problem.ts";
import { article, type Files, readContent } from "../fixture.ts";

const problems = (files: Files) => readContent(files).problems.map(formatProblem);
const place = "zh-CN/payments/a.md";

test("a file without front matter is named with its first line", () => {
  expect(problems({ [place]: "只有正文" })).toEqual([
    `${place}:1: must begin with “---”, the front matter, and “---”`,
  ]);
});

test("a folder without any article is named, whatever else it holds", () => {
  expect(problems({ "wallet.yml": "hotline: 1" })).toEqual([
    "zh-CN:1: warning: the folder holds no articles",
  ]);
});

test("every wrong field is named with the line on which it stands", () => {
  const text = `---
title: 标题
phrasings:
  - 好的
  - 错误: 带冒号
urgency: soon
reviewBy: next year
colour: red
---
正文`;
  expect(problems({ [place]: text })).toEqual([
    `${place}:5: “phrasings.1”: must be a text; put it in quotes if it contains “: ”`,
    `${place}:6: “urgency” must be one of: normal, high, urgent`,
    `${place}:7: “reviewBy”: must be a date like 2027-05-01`,
    `${place}:8: unknown key “colour”`,
  ]);
});

test("a missing title is said in words", () => {
  expect(problems({ [place]: "---\nkeywords: [a]\n---\n正文" })).toEqual([
    `${place}:2: “title” is missing`,
  ]);
});

test("YAML that cannot be read is explained, not thrown", () => {
  const [problem] = problems({ [place]: '---\ntitle: "没有关\n---\n正文' });
  expect(problem).toBe(`${place}:2: a quote is not closed on this line; add it at the end`);
});

test("numbers and yes/no among the phrasings stay what a customer types", () => {
  const content = readContent({ [place]: article("标题", ["12306", "no", "1.50"]) });
  const [version] = [...content.articles.values()].flatMap((one) => [...one.values()]);
  expect(version?.phrasings).toEqual([
    { text: "12306", line: 4 },
    { text: "no", line: 5 },
    { text: "1.50", line: 6 },
  ]);
});

test("an unknown placeholder is an error on its line, and a known one is none", () => {
  const text = article("标题", ["问"]).replace("的答案。", "\n\n请拨 {{hotline}} 或 {{hotlin}}。");
  expect(problems({ "wallet.yml": "hotline: 1", [place]: text })).toEqual([
    `${place}:8: unknown placeholder “{{hotlin}}”; wallet.yml has no such name`,
  ]);
});

test("a related article that is not there is a warning, and the article stays", () => {
  const content = readContent({ [place]: article("标题", ["问"], "related: [gone]\n") });
  expect(content.problems.map(formatProblem)).toEqual([
    `${place}:5: warning: related “gone” is not there`,
  ]);
  expect(content.articles.size).toBe(1);
});

test("the same article in two categories is an error", () => {
  const files = { "zh-CN/fees/a.md": article("二", ["乙"]), [place]: article("一", ["甲"]) };
  expect(problems(files)).toEqual([
    `zh-CN/payments/a.md:1: the same article as zh-CN/fees/a.md; keep one`,
  ]);
});

test("S20 aliases cannot make a small file large", () => {
  const bomb = `---\ntitle: &a 标题\nphrasings: [*a, *a]\n---\n正文`;
  expect(() => problems({ [place]: bomb })).not.toThrow();
  expect(problems({ [place]: bomb })).toEqual([
    `${place}:2: “&” and “*” at the start of a text have a meaning in YAML; put it in quotes`,
  ]);
});

test("a broken file keeps its last good version; a repaired one replaces it", () => {
  const reader = createContentReader();
  const titles = (text: string) =>
    [...readContent({ [place]: text }, reader).articles.values()].map(
      (versions) => versions.get("zh-CN")?.title,
    );
  expect(titles(article("旧", ["问"]))).toEqual(["旧"]);
  expect(titles("---\ntitle: [")).toEqual(["旧"]);
  expect(titles(article("新", ["问"]))).toEqual(["新"]);
});

test("an article that was deleted is gone, good as its last version was", () => {
  const reader = createContentReader();
  expect(readContent({ [place]: article("旧", ["问"]) }, reader).articles.size).toBe(1);
  expect(readContent({}, reader).articles.size).toBe(0);
});

test("a placeholder that wallet.yml loses breaks the article, which keeps its last good version", () => {
  const reader = createContentReader();
  const text = article("标题", ["问"]).replace("的答案。", "{{hotline}}");
  readContent({ "wallet.yml": "hotline: 1", [place]: text }, reader);
  const content = readContent({ "wallet.yml": "email: a", [place]: text }, reader);
  expect(content.problems.map(formatProblem)).toEqual([
    `${place}:6: unknown placeholder “{{hotline}}”; wallet.yml has no such name`,
  ]);
  expect(content.articles.size).toBe(1);
});

test("a data file that is broken is named, and the rest is read", () => {
  const content = readContent({
    "smalltalk.yml": "human: { phrasings: 转人工 }",
    [place]: article("标题", ["问"]),
  });
  expect(content.problems.map(formatProblem)).toEqual([
    "smalltalk.yml:1: “human.phrasings”: must be a list of texts",
  ]);
  expect(content.articles.size).toBe(1);
});
