import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

declare global {
  interface Window {
    axe?: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };
  }
}

const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that another theme of the same page can break. */
const colours = ["color-contrast", "link-in-text-block"];

/** What axe finds against WCAG 2.2 AA, one line each, shadow roots included. */
export async function violations(
  page: Page,
  rules: "all" | "colours" = "all",
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const runOnly = rules === "all" ? all : { type: "rule", values: colours };
  const found = await page.evaluate(
    (only) => window.axe?.run(document, { runOnly: only }),
    runOnly,
  );
  if (found === undefined) throw new Error("axe is not on the page.");
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}
