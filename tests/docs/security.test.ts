import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const check = (file: string) =>
  promisify(execFile)(process.execPath, ["scripts/security-table.mjs", "--check", file]).then(
    () => "current",
    (error: { stderr: string }) => error.stderr,
  );

test("every attack has a test that is named after it, and the table of docs/security.md lists them", async () => {
  expect(await check("docs/security.md")).toBe("current");
});

test("a table that is not what the tests say is found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pocketdesk-table-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const copy = join(folder, "security.md");
  writeFileSync(copy, readFileSync("docs/security.md", "utf8").replace("| S01 |", "| S00 |"));
  expect(await check(copy)).toBe("The table is stale: npm run security-table\n");
});
