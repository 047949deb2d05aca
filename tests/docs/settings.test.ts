/** docs/operating.md's table of settings against what the server reads. */

import { expect, test } from "vitest";
import { BadConfig, readConfig } from "../../server/config.ts";
import { codeIn, tablesUnder } from "./documents.ts";

const documented = tablesUnder("docs/operating.md", "## Settings").flatMap((row) => {
  const defaults = (row.Default ?? "").split(",").map((value) => value.trim());
  return codeIn(row.Name ?? "").map((name, index) => ({ name, value: defaults[index] ?? "" }));
});

/** Every name that the configuration looks up. */
const read = new Set<string>();
readConfig(
  new Proxy(
    {},
    {
      get(_, name) {
        read.add(String(name));
        return undefined;
      },
    },
  ),
);

/** A name that is only read to say that it has no effect yet. */
function isRefused(name: string): boolean {
  try {
    readConfig({ [name]: "x" });
    return false;
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return error.problems.some((problem) => problem.includes("not supported by this version"));
  }
}

test("every setting is documented, and no others are", () => {
  const effective = [...read].filter((name) => !isRefused(name));
  expect(documented.map(({ name }) => name).sort()).toEqual(effective.sort());
});

test.each(documented.filter(({ value }) => value !== ""))(
  "$name is $value unless it is set",
  ({ name, value }) => {
    expect(readConfig({ [name]: value })).toEqual(readConfig({}));
  },
);

test("a default that is not the real one is seen", () => {
  expect(readConfig({ PORT: "3001" })).not.toEqual(readConfig({}));
});
