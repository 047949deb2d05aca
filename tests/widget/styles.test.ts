import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The sheets that a module joins. */
const sheetsOf = (module: string): readonly string[] =>
  [...readFileSync(module, "utf8").matchAll(/from "(.+\.css)\?inline"/g)].map(([, path = ""]) =>
    join(dirname(module), path),
  );

const first = sheetsOf("widget/styles.ts");
const later = readdirSync("widget", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css"))
  .map((name) => join("widget", name))
  .filter((path) => !first.includes(path));

function selectorsOf(path: string): readonly string[] {
  const rules = readFileSync(path, "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  return [...rules.matchAll(/([^{}]+)\{/g)]
    .map(([, list = ""]) => list.trim())
    .filter((list) => !/^(@|from|to|\d)/.test(list))
    .flatMap((list) => list.split(/,(?![^()]*\))/).map((one) => one.trim()));
}
const classesOf = (selector: string): readonly string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = ""]) => name);

test("a sheet that comes later changes nothing that is drawn already: each of its rules has a class of its own", () => {
  expect(first.length).toBeGreaterThan(12);
  expect(later.length).toBeGreaterThan(4);
  const known = new Set(first.flatMap(selectorsOf).flatMap(classesOf));
  const broad = later.flatMap((path) =>
    selectorsOf(path)
      .filter((selector) => classesOf(selector).every((name) => known.has(name)))
      .map((selector) => `${path}: ${selector}`),
  );
  expect(broad).toEqual([]);
});
