/** The versions below which a package of ours has a known hole, and what no package may do. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
}

const lock: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
).packages;
const installed = Object.entries(lock).flatMap(([path, one]) => {
  const [, name] = /.*node_modules\/(.+)$/.exec(path) ?? [];
  return name === undefined ? [] : [{ name, ...one }];
});

/** Every copy of the package, wherever in the tree. */
const floors: Readonly<Record<string, string>> = {
  // Crashes and exhausted memory: CVE-2026-102599, CVE-2026-33151, CVE-2026-69185.
  "engine.io": "6.6.10",
  "socket.io-parser": "4.2.7",
  "socket.io": "4.8.4",
  ws: "8.17.1",
  // Content types, guarded paths, forwarded addresses: CVE-2026-25223, -3419, -6414, -92395.
  fastify: "5.12.8",
  "@fastify/static": "9.3.0",
  "@fastify/proxy-addr": "5.1.3",
  "@fastify/helmet": "13.2.0",
  "@fastify/cors": "11.4.3",
  // From 11.1 on it needs Node 22.
  "@fastify/cookie": "11.0.2",
  "secure-json-parse": "4.1.1",
  jose: "6.2.17",
  // VNodes from JSON: CVE-2026-22028.
  preact: "10.28.2",
  "markdown-it": "15.0.3",
  "@scure/bip39": "2.4.0",
  "@noble/hashes": "2.4.0",
  "rate-limiter-flexible": "11.4.0",
  pino: "10.4.0",
  zod: "4.6.7",
};

const parts = (version: string) => version.split(/[.-]/, 3).map(Number);
function isBelow(version: string, floor: string): boolean {
  const [ours, least] = [parts(version), parts(floor)];
  const at = least.findIndex((part, place) => part !== ours[place]);
  return at >= 0 && (ours[at] ?? 0) < (least[at] ?? 0);
}

test.each(Object.entries(floors))("%s is %s or newer, in every copy", (name, floor) => {
  const versions = installed.filter((one) => one.name === name).map((one) => one.version ?? "");
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
});

test("the comparison finds what is older", () => {
  expect(isBelow("6.6.9", "6.6.10")).toBe(true);
  expect(isBelow("5.99.99", "6.0.0")).toBe(true);
  expect(isBelow("6.6.10", "6.6.10")).toBe(false);
  expect(isBelow("7.0.0", "6.6.10")).toBe(false);
});

test("every package runs on Node 20", () => {
  const needsMore = installed.filter(({ engines }) => {
    const ways = (engines?.node ?? "*").split("||").map((way) => Number(/\d+/.exec(way)?.[0] ?? 0));
    return ways.every((major) => major > 20);
  });
  expect(needsMore.map(({ name }) => name)).toEqual([]);
});

test("no package is there that verifies tokens with holes", () => {
  const names = new Set(installed.map(({ name }) => name));
  for (const name of ["fast-jwt", "@fastify/jwt", "jsonwebtoken", "passport"]) {
    expect(names.has(name)).toBe(false);
  }
});

test("every package is what the lock file says, byte for byte, and comes from nowhere else", () => {
  const loose = installed.filter(
    ({ integrity, resolved }) =>
      !integrity?.startsWith("sha512-") || /^(?:git|http:|file:)/.test(resolved ?? ""),
  );
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test("no package runs a script when it is installed, but the one that is not allowed to", () => {
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const withScript = installed.filter(({ hasInstallScript }) => hasInstallScript);
  expect([...new Set(withScript.map(({ name }) => name))]).toEqual(["esbuild"]);
  expect(allowScripts).toEqual({ esbuild: false });
});
