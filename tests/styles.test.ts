/** Custom properties of all style sheets. A name that nobody sets has no colour, and no warning says so. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const files = ["ui", "widget", "console", "demo"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(css|ts|tsx)$/.test(name))
    .map((name) => join(folder, name)),
);
const found = (path: string, pattern: RegExp) =>
  [...readFileSync(path, "utf8").matchAll(pattern)].map(([, name = ""]) => name);

test("each custom property that a sheet uses is set somewhere", () => {
  // Set by a sheet, by a style of an element, or by a script.
  const known = new Set(files.flatMap((path) => found(path, /["'`]?(--[a-z\d-]+)["'`]?\s*[:,]/g)));
  const used = files.flatMap((path) =>
    found(path, /var\((--[a-z\d-]+)\)/g).map((name) => ({ path, name })),
  );
  expect(used.length).toBeGreaterThan(500);
  expect(used.filter(({ name }) => !known.has(name))).toEqual([]);
});

test("a page of the console that is loaded later brings the sheets of its classes along", () => {
  const always = reachedFrom("console/main.tsx");
  const pages = found("console/screens/desk.tsx", /import\("\.\/([^"]+)"\)/g);
  expect(pages.length).toBeGreaterThan(5);
  // A rule that begins with the class; others are about what stands around it.
  const defined = new Map<string, string[]>();
  for (const path of files.filter((one) => one.endsWith(".css")))
    for (const name of found(path, /^\.([a-z\d.-]+)/gm).flatMap((names) => names.split(".")))
      defined.set(name, [...(defined.get(name) ?? []), path]);
  const missing = pages.flatMap((page) => {
    const own = reachedFrom(join("console/screens", page));
    return [...own]
      .filter((path) => path.endsWith(".tsx"))
      .flatMap((path) => found(path, /class="([^"]+)"/g).flatMap((names) => names.split(" ")))
      .filter((name) => {
        const sheets = defined.get(name) ?? [];
        return sheets.length > 0 && !sheets.some((sheet) => own.has(sheet) || always.has(sheet));
      })
      .map((name) => ({ page, name }));
  });
  expect(missing).toEqual([]);
});

/** The files that `path` imports at once, and those that these import. */
function reachedFrom(path: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(path)) return known;
  known.add(path);
  if (/\.tsx?$/.test(path))
    // A sheet of a shadow root is brought along as a text.
    for (const other of found(path, /(?:from|^import) "(\.[^"]+)"/gm))
      reachedFrom(join(dirname(path), other.replace(/\?inline$/, "")), known);
  return known;
}
