/** The lint rules that need types: no promise is left alone (.oxlintrc.json; `npm run lint` runs it over everything). */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const bad = [
  'import { rename } from "node:fs/promises";',
  'export const floats = () => { rename("a", "b"); };',
  'export const inTimer = () => setTimeout(async () => { await rename("a", "b"); }, 1);',
  'export const inCondition = () => (rename("a", "b") ? 1 : 2);',
];
const good = [
  'import { rename } from "node:fs/promises";',
  'export const awaits = async () => { await rename("a", "b"); };',
  'export const saysSo = () => { void rename("a", "b").catch(console.error); };',
  "export const inTimer = () => setTimeout(() => void awaits(), 1);",
];

let folder: string;
let printed: string;

/** One run for both files: starting the type checker takes about a second. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pocketdesk-lint-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const compilerOptions = { strict: true, target: "ES2022", module: "ESNext", types: ["node"] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, moduleResolution: "bundler" } }),
  );
  writeFileSync(join(folder, "bad.ts"), bad.join("\n"));
  writeFileSync(join(folder, "good.ts"), good.join("\n"));
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/oxlint/bin/oxlint"),
      ...["--type-aware", "--format", "unix", "--config", join(root, ".oxlintrc.json")],
      ...["bad.ts", "good.ts"],
    ],
    { cwd: folder, encoding: "utf8" },
  );
  printed = stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["no-floating-promises", 2],
  ["no-misused-promises", 3],
  ["no-misused-promises", 4],
])("the linter reports %s (line %i)", (rule, line) => {
  expect(printed).toMatch(new RegExp(`bad\\.ts:${line}:.*\\(${rule}\\)`));
});

test("the linter lets a promise pass that is awaited or marked with void", () => {
  expect(printed).toContain("bad.ts");
  expect(printed).not.toContain("good.ts");
});
