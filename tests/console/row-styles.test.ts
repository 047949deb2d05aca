import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("console/screens/row.css", "utf8");

/** What a rule that names this state covers of a row. */
const fadedWhere = (state: string) =>
  [...css.matchAll(/([^{}]+)\{[^}]*color: var\(--muted\)[^}]*\}/g)]
    .flatMap(([, selectors = ""]) => selectors.split(/,\s*(?=\.list-row)/))
    .filter((selector) => selector.includes(`[data-${state}="true"]`))
    .flatMap((selector) => selector.match(/\.row-\w+/g) ?? [])
    .sort();

test("of a customer who has left the name and the words fade, and the clock that is overdue does not", () => {
  expect(fadedWhere("away")).toEqual([".row-name", ".row-text"]);
  expect(fadedWhere("gone")).toEqual([".row-clock", ".row-name", ".row-text"]);
});
