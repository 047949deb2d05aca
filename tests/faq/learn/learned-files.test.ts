import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedBackground } from "../../../server/faq/answer/index/background.ts";
import { learnBackground } from "../../../server/faq/learn/background.ts";
import { formatLines, patternsByShare } from "../../../server/faq/learn/learned-files.ts";
import { readContent, small } from "../fixture.ts";

const folder = new URL("../../../server/faq/learned/", import.meta.url).pathname;
const names = ["background.json", "calibration.json", "measured.json"];

test.each(names)("%s is in the form that is written, a line for each entry", (name) => {
  const text = readFileSync(folder + name, "utf8");
  const entries = JSON.parse(text);
  expect(formatLines(entries)).toBe(text);
  expect(text.trimEnd().split("\n")).toHaveLength(Object.keys(entries).length + 2);
});

test("each pattern is listed once, under its share of the articles", () => {
  const background = learnBackground(readContent(small));
  const listed = Object.entries(patternsByShare(background)).flatMap(([share, patterns]) =>
    patterns.split(" ").map((pattern) => [pattern, Number(share)] as const),
  );
  expect(new Map(listed)).toEqual(background);
  expect(listed).toHaveLength(background.size);
});

test("a word of every second question is frequent in the shipped table, a word of one subject is not", () => {
  const background = shippedBackground();
  expect(background.get("怎")).toBeGreaterThan(0.9);
  expect(background.get("实名") ?? 0).toBeLessThan(0.5);
});
