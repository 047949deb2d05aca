/** The vocabulary of docs/architecture.md: what has a name in the field is called by it, in code, comments, titles and documents. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesBelow } from "../support/sources.ts";
import { documents } from "./documents.ts";

/** Expressions of an earlier vocabulary, each with the field's. Old decisions may speak as they did. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bat hand\b/i, "in the cache, already loaded"],
  [/\bfold(s|ed|ing)? ([a-z]+ ){0,2}back\b/i, "merged, written by a checkpoint"],
  [/\bputs?(ting)? ([a-z']+ )?(in|into) (place|its place|their places)\b(?! of)/i, "merged"],
  [/\btold of\b/i, "gets, is sent"],
  [/\b(is|are|was|were) told\b(?! to\b)/i, "gets, reads, is sent"],
  [/\blet(s|ting)? go of\b/i, "removed from the cache, released"],
  [/\bworded\b/i, "has a text"],
  [/\bblotted\b/i, "redacted"],
  [/\b(spoilers?|setbacks?)\b/i, "the failed transaction, a rollback"],
];

/** Names of types that say nothing to whoever has not written them. */
const names = "Pen|Picture|Seat|Outside|Wish|Keep|Shelf|Stage|Stance|Wording|Written|Setback";
const declared = new RegExp(`\\b(?:type|interface|class|function|const) (?:${names})\\b`);

const own = "tests/docs/words.test.ts";
const folders = "protocol server ui widget console demo tests bench scripts".split(" ");
const sources = folders
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && path !== own);

/** `file:line` and what stands there. */
const findIn = (paths: readonly string[], pattern: RegExp) =>
  paths.flatMap((path) =>
    linesWith(readFileSync(path, "utf8"), pattern).map((at) => `${path}:${at}`),
  );

const linesWith = (text: string, pattern: RegExp) =>
  text
    .split("\n")
    .flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));

test.each(phrases)("nothing is said as in %s; it is: %s", (pattern) => {
  expect(findIn([...sources, ...documents], pattern)).toEqual([]);
});

test("no type has one of the old names", () => {
  expect(findIn(sources, declared)).toEqual([]);
});

test.each([
  "// Whatever is at hand comes at once.",
  "// The log is folded back aside.",
  "// Messages are put in their places later.",
  "// Nobody is told before the commit.",
  "// All are let go of.",
])("the old vocabulary is found in “%s”", (line) => {
  expect(phrases.some(([pattern]) => pattern.test(line))).toBe(true);
});

test.each([
  "// What tests put in place of the real ones.",
  "// Stops when it is told to stop.",
  "// The row stays in its place.",
])("plain English passes: “%s”", (line) => {
  expect(phrases.filter(([pattern]) => pattern.test(line))).toEqual([]);
});

test("an old name is found where it is declared", () => {
  expect(declared.test("export interface Pen {")).toBe(true);
  expect(declared.test("export interface PenAndPaper {")).toBe(false);
});
