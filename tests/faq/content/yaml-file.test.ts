import { expect, test } from "vitest";
import { z } from "zod";
import { formatProblem } from "../../../server/faq/content/problem.ts";
import { parseYaml } from "../../../server/faq/content/yaml-file.ts";

const parse = (text: string, firstLine = 1) =>
  parseYaml({ file: "a.yml", text, firstLine }, z.unknown());

test("every value knows its line, whatever stands above it", () => {
  const { lineOf } = parse("# note\ntitle: a\nlist:\n  - b\n\n  - c\nflow: [d, e]\n");
  const lines = [["title"], ["list"], ["list", 1], ["flow", 1]].map(lineOf);
  expect(lines).toEqual([2, 4, 6, 7]);
});

test("the line of a missing value is that of the nearest value above it", () => {
  const { lineOf } = parse("title: a\nlist:\n  - b\n", 10);
  expect([lineOf(["list", 9]), lineOf(["missing"])]).toEqual([12, 10]);
});

test("numbers, yes and no stay texts", () => {
  expect(parse("list: [12306, no, 1.50, ~]").value).toEqual({ list: ["12306", "no", "1.50", "~"] });
});

test("an empty file is an empty map", () => {
  expect(parse("").value).toEqual({});
  expect(parse("# only a note\n").value).toEqual({});
});

test.each(["[", "{a: "])(
  "S20 20,000 open “%s” are an error, not the end of the process",
  (bracket) => {
    const { value, problems } = parse(`a: b\nlist: ${bracket.repeat(20_000)}`, 2);
    expect(value).toBeUndefined();
    expect(problems.map(formatProblem)).toEqual(["a.yml:3: too many brackets are open here"]);
  },
);

test("a key that stands twice is an error on its line", () => {
  expect(parse("a: b\nc: d\na: e\n").problems.map(formatProblem)).toEqual([
    "a.yml:3: this key stands twice; keep one",
  ]);
});
