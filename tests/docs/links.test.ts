/** What the documents point at is there: links, headings, and files that they name. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { codeIn, documents, proseOf } from "./documents.ts";

const decisions = readdirSync("docs/decisions").map((name) => `docs/decisions/${name}`);
/** A superseded decision speaks of files that may be gone. */
const current = decisions.filter((file) => /Superseded by: –$/m.test(readFileSync(file, "utf8")));
const skipped = ["node_modules", "dist", "data", ".git"];
const tree = new Set(pathsBelow("."));
const names = new Set([...tree].map((path) => path.split("/").at(-1)));

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.includes(name))
    .flatMap((entry) => {
      const path = normalize(join(folder, entry.name));
      return entry.isDirectory() ? [path, ...pathsBelow(path)] : [path];
    });
}

test.each([...documents, ...decisions])("the links of %s lead somewhere", (file) => {
  const broken = linksOf(file).filter((link) => !leadsSomewhere(file, link));
  expect(broken).toEqual([]);
});

const linksOf = (file: string) =>
  [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");

function leadsSomewhere(file: string, link: string): boolean {
  if (/^(https?|mailto):/.test(link)) return true;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path)).replace(/\/$/, "");
  if (!tree.has(target)) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** As GitHub makes them of headings. */
const anchorsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const folders = [...tree].filter((path) => !path.includes("/"));
/** `server/http/health.ts`, `tests/browser`: begins with a folder of ours. */
const isPath = (code: string) =>
  /^[\w.-]+(\/[\w.@-]+)+\/?$/.test(code) && folders.includes(code.split("/")[0] ?? "");
/** `rank.ts`, `synonyms.yml`: a file of ours without its folder. */
const isFileName = (code: string) => /^[\w-]+(\.[\w-]+)*\.(ts|tsx|mjs|yml|md|css)$/.test(code);

test.each([...documents.filter((file) => file !== "CHANGELOG.md"), ...current])(
  "the files that %s names are there",
  (file) => {
    const gone = codeIn(proseOf(file)).filter(
      (code) =>
        (isPath(code) && !tree.has(code.replace(/\/$/, ""))) ||
        (isFileName(code) && !names.has(code)),
    );
    expect(gone).toEqual([]);
  },
);

test("a link or a file that is not there is seen", () => {
  expect(leadsSomewhere("README.md", "docs/nothing.md")).toBe(false);
  expect(leadsSomewhere("README.md", "docs/protocol.md#nothing")).toBe(false);
  expect(leadsSomewhere("README.md", "docs/protocol.md#namespace-customer")).toBe(true);
  expect(isPath("server/nothing.ts")).toBe(true);
  expect(isPath("text/plain")).toBe(false);
});
