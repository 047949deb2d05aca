/** The forms that documents for people keep: decisions, the changelog, and the files that hosts read. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const decisions = readdirSync("docs/decisions").sort();
const read = (path: string) => readFileSync(path, "utf8");

const head =
  /^# (?<number>\d+)\. .+\n\nDate: \d{4}-\d\d-\d\d · Status: (?<status>accepted|superseded) · Superseded by: (?<by>.+)\n\n/;

describe("a decision", () => {
  test.each(decisions)("%s has its number, date, status and successor", (file) => {
    const { number, status, by = "" } = head.exec(read(`docs/decisions/${file}`))?.groups ?? {};
    expect(file).toMatch(new RegExp(`^${number?.padStart(4, "0")}-`));
    const successors = [...by.matchAll(/\]\(([^)]+)\)/g)].map((link) => link[1]);
    for (const successor of successors) expect(decisions).toContain(successor);
    if (successors.length === 0) expect(by).toBe("–");
    // A decision that is superseded in part stays accepted; the line says so.
    const isSuperseded = successors.length > 0 && !by.endsWith(", in part");
    expect(status).toBe(isSuperseded ? "superseded" : "accepted");
  });

  test.each(decisions)("%s says what was chosen, why, and what was rejected", (file) => {
    const text = read(`docs/decisions/${file}`);
    expect(text).toMatch(/^\*\*Chosen\.\*\*/m);
    expect(text).toMatch(/^\*\*Why\.\*\*/m);
    expect(text).toMatch(/^\*\*Rejected\b/m);
  });

  test("numbers run without a gap", () => {
    const numbers = decisions.map((file) => Number(file.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

test("each version in the changelog lists what was added, changed and fixed, and nothing outside of these", () => {
  const [, ...versions] = read("CHANGELOG.md").split(/^## /m);
  expect(versions.length).toBeGreaterThan(0);
  for (const version of versions) {
    const [intro = "", ...groups] = version.split(/^### /m);
    expect(intro).not.toContain("- ");
    const names = groups.map((group) => group.split("\n")[0] ?? "");
    const order = ["Added", "Changed", "Fixed"];
    expect(names).toEqual(order.filter((name) => names.includes(name)));
  }
});

describe("the continuous integration", () => {
  const workflow = parse(read(".github/workflows/ci.yml"));
  const { strategy, services, env, steps } = workflow.jobs.test;

  test("runs .ci/run on each Node that we support, beginning with the oldest", () => {
    expect(strategy.matrix.node).toEqual([20, 22, 24]);
    expect(steps.at(-1)).toEqual({ run: ".ci/run" });
    const { engines } = JSON.parse(read("package.json"));
    expect(engines.node).toBe(`>=${read(".nvmrc").trim()}`);
    expect(read(".nvmrc")).toMatch(new RegExp(`^${strategy.matrix.node[0]}\\.`));
  });

  test("has PostgreSQL and Redis at the addresses that the tests are given", () => {
    expect(services.postgres.ports).toEqual([`${new URL(env.DATABASE_URL).port}:5432`]);
    expect(services.redis.ports).toEqual([`${new URL(env.REDIS_URL).port}:6379`]);
  });
});

test("no dependency is of a version that the update rules exclude because of Node 20", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const installed: Record<string, string> = { ...dependencies, ...devDependencies };
  const [{ ignore }] = parse(read(".github/dependabot.yml")).updates;
  for (const { "dependency-name": name, versions } of ignore) {
    const [first] = versions as string[];
    expect(first).toMatch(/^>=\d+(\.\d+)*$/);
    const version = installed[name];
    if (version !== undefined) expect([name, isBefore(version, first ?? "")]).toEqual([name, true]);
  }
});

/** Compares part by part: `11.0.2` is before `>=11.1`. */
function isBefore(version: string, first: string): boolean {
  const wanted = first.slice(2).split(".").map(Number);
  const parts = version.split(".").map(Number);
  const at = wanted.findIndex((part, index) => part !== parts[index]);
  return at >= 0 && (parts[at] ?? 0) < (wanted[at] ?? 0);
}
