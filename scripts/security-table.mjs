/**
 * `npm run security-table`: writes into docs/security.md which tests show which attack to fail. `-- --check FILE` writes
 * nothing, and fails where the table in the file is not what the tests say, or an id has no test.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { root } from "./files.mjs";
import { attacks } from "./security-ids.mjs";

const [flag, checked] = process.argv.slice(2);
const document = checked ?? join(root, "docs/security.md");
const [begin, end] = ["<!-- table: npm run security-table -->", "<!-- end of the table -->"];

/** @returns {{ file: string, title: string }[]} */
function titlesIn(file) {
  const titles = [];
  const { program } = parseSync(file, readFileSync(join(root, file), "utf8"));
  visit(program, (node) => {
    const title =
      node.type === "CallExpression" && isTest(node.callee) && textOf(node.arguments[0]);
    if (title) titles.push({ file, title });
  });
  return titles;
}

function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (node && typeof node === "object") {
    if (typeof node.type === "string") see(node);
    for (const part of Object.values(node)) visit(part, see);
  }
}

/** `test(…)`, `describe(…)`, `test.each(…)(…)`, `test.skipIf(…)(…)` */
function isTest(callee) {
  if (callee.type === "Identifier") return callee.name === "test" || callee.name === "describe";
  if (callee.type === "MemberExpression") return isTest(callee.object);
  return callee.type === "CallExpression" && isTest(callee.callee);
}

function textOf(node) {
  if (node?.type === "Literal") return String(node.value);
  if (node?.type !== "TemplateLiteral") return undefined;
  return node.quasis.map(({ value }) => value.cooked).join("…");
}

/** The ids that a title begins with: `S16 S17 …`, `P01–P06 …`. */
function idsOf(title) {
  const [head] = /^(?:[A-Z]\d\d(?:–[A-Z]\d\d)? )*/.exec(title) ?? [""];
  return head.split(" ").flatMap((one) => {
    const [from, to] = one.split("–");
    if (!to) return from ? [from] : [];
    const [first, last] = [from, to].map((id) => Number(id.slice(1)));
    return Array.from(
      { length: last - first + 1 },
      (_, at) => `${from[0]}${String(first + at).padStart(2, "0")}`,
    );
  });
}

const testFiles = readdirSync(join(root, "tests"), { recursive: true })
  .map((name) => `tests/${name}`)
  .filter((name) => /\.test\.tsx?$/.test(name))
  .sort();
const proofs = testFiles.flatMap(titlesIn);
const proofsOf = (id) => proofs.filter(({ title }) => idsOf(title).includes(id));
const bare = (title) => title.replace(/^(?:[A-Z]\d\d(?:–[A-Z]\d\d)? )+/, "");
/** Nothing of a title is markup. */
const cell = (text) =>
  text
    .replace(/[|*_<]/g, "\\$&")
    .replaceAll("\\<br>", "<br>")
    .replaceAll("\n", " ");

function rowOf([id, attack]) {
  const shown = [...byFile(proofsOf(id))].map(
    ([file, all]) => `\`${file}\`: ${all.map(({ title }) => bare(title)).join(" · ")}`,
  );
  return `| ${id} | ${attack} | ${cell(shown.join("<br>"))} |`;
}

function byFile(all) {
  const files = new Map();
  for (const one of all) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
}

const missing = Object.keys(attacks).filter((id) => proofsOf(id).length === 0);
const table = ["| Id | What is tried | What shows that it fails |", "|---|---|---|"]
  .concat(Object.entries(attacks).map(rowOf))
  .join("\n");
const before = readFileSync(document, "utf8");
const [head, rest = ""] = before.split(begin);
const tail = rest.split(end)[1] ?? "";
const after = `${head}${begin}\n\n${table}\n\n${end}${tail}`;

if (missing.length > 0) {
  console.error(`No test's title begins with: ${missing.join(" ")}`);
  process.exitCode = 1;
}
if (flag === "--check") {
  if (before !== after) {
    console.error("The table is stale: npm run security-table");
    process.exitCode = 1;
  }
} else {
  writeFileSync(document, after);
}
