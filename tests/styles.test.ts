/** Custom properties of all style sheets. A name that nobody sets has no colour, and no warning says so. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
