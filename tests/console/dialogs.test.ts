import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "console/screens";
const dialogs = readdirSync(folder)
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, source: readFileSync(`${folder}/${name}`, "utf8") }))
  .filter(({ source }) => /<Dialog\b/.test(source) && source.includes("dialog-foot"));

/** Without either the browser takes the first control, which closes the dialog. */
test.each(dialogs)("$name begins on a field, or on a button that it names", ({ source }) => {
  expect(source).toMatch(/<(?:input|textarea|select)\b|<button[^>]*\sautofocus\b/);
});

test("there are dialogs to look at", () => {
  expect(dialogs.length).toBeGreaterThan(5);
});
