/** What keeps the tree readable, executed. Exceptions stand here with their reason. */

import { expect, test } from "vitest";
import { readSources, type SourceFile } from "./support/sources.ts";

const product = readSources("protocol", "server", "ui", "widget", "console", "demo");
const users = readSources("tests", "bench", "scripts", "vite.config.ts", "vitest.config.ts");

/** What others than our own files import. */
const entries: readonly string[] = [
  // The npm module.
  "widget/embed/api.ts",
];

/** Faults that are known and being mended. */
const known: readonly string[] = [
  "server/faq/",
  "server/storage/",
  "console/",
  "server/pocketdesk.ts",
];
const isNew = (fault: string) => !known.some((path) => fault.includes(path));

test("no file imports itself, by whatever way round", () => {
  expect(circlesIn(product).filter(isNew)).toEqual([]);
});

test("every export is imported somewhere", () => {
  expect(deadExportsIn(product, users).filter(isNew)).toEqual([]);
});

/** More lines than this are hard to read. */
const longest = 200;
/** Tables, which are read line by line, are longer. */
const longTables: readonly string[] = [];

test("no file is longer than 200 lines", () => {
  const long = product
    .filter(({ path }) => !path.startsWith("demo/") && !longTables.includes(path))
    .filter(({ text }) => text.split("\n").length - 1 > longest)
    .map(({ path }) => path);
  expect(long.filter(isNew)).toEqual([]);
});

test("a name means one thing on each side", () => {
  const sides = [
    ["protocol", "server"],
    ["protocol", "ui", "widget"],
    ["protocol", "ui", "console"],
  ];
  expect(sides.flatMap((folders) => namesOfTwoThings(folders)).filter(isNew)).toEqual([]);
});

function circlesIn(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.map(({ from }) => from)]));
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  function visit(path: string, way: readonly string[]) {
    if (state.get(path) === "done" || !graph.has(path)) return;
    if (state.get(path) === "open") {
      circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
      return;
    }
    state.set(path, "open");
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    state.set(path, "done");
  }
  for (const { path } of files) visit(path, []);
  return circles;
}

function deadExportsIn(files: readonly SourceFile[], others: readonly SourceFile[]) {
  const used = new Set(
    [...files, ...others].flatMap(({ imports }) =>
      imports.flatMap(({ from, names }) => names.map((name) => `${from} ${name}`)),
    ),
  );
  const inside = files.filter(({ path }) => !entries.includes(path));
  return inside.flatMap(({ path, text, exports }) =>
    exports
      .filter(({ name }) => !used.has(`${path} ${name}`) && !used.has(`${path} *`))
      // A type that a function of the same file takes or gives is for whoever calls it.
      .filter(({ name, isType }) => !isType || text.split(new RegExp(`\\b${name}\\b`)).length < 3)
      .map(({ name }) => `${path} ${name}`),
  );
}

function namesOfTwoThings(folders: readonly string[]) {
  const places = new Map<string, string[]>();
  for (const { path, exports } of product) {
    if (!folders.some((folder) => path.startsWith(`${folder}/`))) continue;
    for (const { name } of exports.filter(({ isOwn }) => isOwn))
      places.set(name, [...(places.get(name) ?? []), path]);
  }
  return [...places]
    .filter(([, paths]) => paths.length > 1)
    .map(([n, paths]) => `${n}: ${paths.join(", ")}`);
}
