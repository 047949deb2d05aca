/** What keeps the tree readable, executed. Exceptions stand here with their reason. */

import { describe, expect, test } from "vitest";
import { readSources, type SourceFile } from "./support/sources.ts";

const product = readSources("protocol", "server", "ui", "widget", "console", "demo");
const users = readSources("tests", "bench", "scripts", "vite.config.ts", "vitest.config.ts");

/** What others than our own files import. */
const entries: readonly string[] = [
  // The npm module.
  "widget/embed/api.ts",
];

/** More lines than this are hard to read. */
const mostLines = 200;
/** Tables, which are read line by line. */
const tables: readonly string[] = ["server/faq/text/language.ts"];

const sides = [
  ["protocol", "server"],
  ["protocol", "ui", "widget"],
  ["protocol", "ui", "console"],
];
const filesOf = (side: readonly string[]) =>
  product.filter(({ path }) => side.includes(path.split("/")[0] ?? ""));

test("no import leads back to the file that it is in", () => {
  expect(circlesIn(product)).toEqual([]);
});

test("every export is imported somewhere", () => {
  expect(deadExportsIn(product, users)).toEqual([]);
});

test("no file is longer than 200 lines", () => {
  expect(longFilesIn(product)).toEqual(tables);
});

test("a name means one thing on each side", () => {
  const names = sides.flatMap((side) => namesOfTwoThings(filesOf(side)));
  expect(names).toEqual([]);
});

describe("the rules bite", () => {
  const file = (path: string, parts: Partial<SourceFile>): SourceFile => ({
    path,
    text: "",
    imports: [],
    exports: [],
    declares: [],
    declaresTypes: [],
    ...parts,
  });
  const exported = (name: string) => [{ name, isOwn: true, isType: false }];

  test("on a circle of three files", () => {
    const to = (from: string) => ({ imports: [{ from, names: [] }] });
    const files = [file("a", to("b")), file("b", to("c")), file("c", to("a"))];
    expect(circlesIn(files)).toEqual(["a → b → c → a"]);
    expect(circlesIn(files.slice(0, 2))).toEqual([]);
  });

  test("on an export that only its own file uses", () => {
    const files = [file("a", { exports: exported("one"), text: "one(); one();" })];
    const user = file("test", { imports: [{ from: "a", names: ["one"] }] });
    expect(deadExportsIn(files, [])).toEqual(["a one"]);
    expect(deadExportsIn(files, [user])).toEqual([]);
  });

  test("on a file of 201 lines", () => {
    const lines = (count: number) => ({ text: "\n".repeat(count) });
    expect(longFilesIn([file("a", lines(200)), file("b", lines(201))])).toEqual(["b"]);
  });

  test("on a name that one file exports and another one declares", () => {
    const files = [
      file("a", { exports: exported("one"), declares: ["one", "two"] }),
      file("b", { exports: exported("three"), declares: ["one", "two", "three"] }),
    ];
    expect(namesOfTwoThings(files)).toEqual(["one: a, b"]);
  });

  test("on a type that two files declare, each for itself", () => {
    const types = (path: string) => file(path, { declares: ["T"], declaresTypes: ["T"] });
    expect(namesOfTwoThings([types("a"), types("b")])).toEqual(["T: a, b"]);
    const functions = (path: string) => file(path, { declares: ["f"] });
    expect(namesOfTwoThings([functions("a"), functions("b")])).toEqual([]);
  });
});

const longFilesIn = (files: readonly SourceFile[]): readonly string[] =>
  files.filter(({ text }) => text.split("\n").length - 1 > mostLines).map(({ path }) => path);

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

function deadExportsIn(
  files: readonly SourceFile[],
  others: readonly SourceFile[],
): readonly string[] {
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

/** What one file exports, another one of its side neither exports nor declares for itself; no two declare a type of one name. */
function namesOfTwoThings(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file, at) =>
    files.flatMap((other, otherAt) => {
      const exported = file.exports.filter(({ isOwn }) => isOwn).map(({ name }) => name);
      const types = otherAt > at ? file.declaresTypes : [];
      const both = [
        ...exported.filter((name) => other.declares.includes(name)),
        ...types.filter((name) => other.declaresTypes.includes(name)),
      ];
      return other === file
        ? []
        : [...new Set(both)].map((name) => `${name}: ${file.path}, ${other.path}`);
    }),
  );
}
