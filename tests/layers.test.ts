/** The layer rule of docs/architecture.md, executed. Type-only imports count. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

interface Layer {
  readonly name: string;
  /** Paths that start with this belong to the layer; the first layer that fits counts. */
  readonly at: readonly string[];
  /** Layers that it may import, beside itself. */
  readonly may: readonly string[];
  /** Packages and `node:` modules that it may import. */
  readonly packages: "none" | "any" | readonly RegExp[];
}

const uiPackages = [/^preact(\/|$)/, /^@preact\/signals$/, /^socket\.io-client$/];

const layers: readonly Layer[] = [
  { name: "schemas", at: ["protocol/schemas.ts"], may: ["protocol"], packages: [/^zod$/] },
  { name: "protocol", at: ["protocol/"], may: ["schemas"], packages: "none" },
  {
    name: "refusal",
    at: ["server/domain/refusal.ts", "server/domain/permissions.ts"],
    may: ["protocol", "domain"],
    packages: "none",
  },
  { name: "domain", at: ["server/domain/"], may: ["protocol", "refusal"], packages: "none" },
  {
    name: "faq loader",
    at: ["server/faq/content/folder.ts", "server/faq/cache-format.ts", "server/faq/live.ts"],
    may: ["protocol", "faq"],
    packages: "any",
  },
  {
    name: "faq",
    at: ["server/faq/"],
    may: ["protocol", "faq loader"],
    packages: [/^fuse\.js$/, /^markdown-it/, /^opencc-js/, /^pinyin-pro$/, /^yaml$/, /^zod$/],
  },
  { name: "ports", at: ["server/ports/"], may: ["protocol", "domain"], packages: "none" },
  {
    name: "actions",
    at: ["server/actions/"],
    may: ["protocol", "schemas", "domain", "refusal", "ports", "faq", "present"],
    packages: "none",
  },
  {
    name: "present",
    at: ["server/present/", "server/locales/"],
    may: ["protocol", "domain", "ports"],
    packages: "none",
  },
  {
    name: "storage",
    at: ["server/storage/"],
    may: ["protocol", "domain", "ports"],
    packages: "any",
  },
  {
    name: "cluster",
    at: ["server/cluster/"],
    may: ["protocol", "domain", "refusal", "ports"],
    packages: "any",
  },
  {
    name: "edge",
    at: ["server/edge/"],
    may: ["protocol", "refusal", "ports", "domain"],
    packages: "any",
  },
  {
    name: "identity",
    at: ["server/identity/"],
    may: ["protocol", "refusal", "ports", "domain"],
    packages: "any",
  },
  {
    name: "http",
    at: ["server/http/"],
    may: ["edge", "protocol", "schemas", "refusal", "actions", "present"],
    packages: "any",
  },
  {
    name: "realtime",
    at: ["server/realtime/"],
    may: ["edge", "protocol", "schemas", "refusal", "actions", "present"],
    packages: "any",
  },
  { name: "log", at: ["server/log.ts", "server/config.ts"], may: ["protocol"], packages: "any" },
  {
    name: "composition",
    at: ["server/"],
    may: [
      "protocol",
      "schemas",
      "refusal",
      "domain",
      "faq",
      "faq loader",
      "ports",
      "actions",
      "present",
      "storage",
      "cluster",
      "edge",
      "identity",
      "http",
      "realtime",
      "log",
    ],
    packages: "any",
  },
  { name: "ui", at: ["ui/"], may: ["protocol", "schemas"], packages: uiPackages },
  { name: "widget", at: ["widget/"], may: ["protocol", "schemas", "ui"], packages: uiPackages },
  { name: "console", at: ["console/"], may: ["protocol", "schemas", "ui"], packages: uiPackages },
  { name: "demo", at: ["demo/"], may: [], packages: [/^preact$/] },
];

const sources = layers
  .flatMap(({ at }) => at)
  .map((path) => path.split("/")[0] ?? "")
  .filter((folder, index, all) => all.indexOf(folder) === index)
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((path) => /\.tsx?$/.test(path));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name))
      : [relative(root, join(folder, entry.name))],
  );
}

const layerOf = (path: string) =>
  layers.find(({ at }) => at.some((start) => path.startsWith(start)));

const importsOf = (path: string) =>
  [
    ...readFileSync(join(root, path), "utf8").matchAll(
      /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g,
    ),
  ].map((match) => match[1] ?? "");

/** Undefined where the import is allowed, else what is wrong with it. */
function breach(path: string, imported: string): string | undefined {
  const layer = layerOf(path);
  if (!layer) return `${path} belongs to no layer`;
  if (!imported.startsWith(".")) return packageBreach(layer, path, imported);
  const target = relative(root, join(root, dirname(path), imported));
  const other = layerOf(target);
  if (other === layer || (other && layer.may.includes(other.name))) return undefined;
  return `${path} (${layer.name}) imports ${target} (${other?.name ?? "no layer"})`;
}

function packageBreach(
  { name, packages }: Layer,
  path: string,
  imported: string,
): string | undefined {
  if (packages === "any") return undefined;
  if (packages !== "none" && packages.some((allowed) => allowed.test(imported))) return undefined;
  return `${path} (${name}) imports ${imported}`;
}

describe("the layer rule", () => {
  test("every import goes where its layer may", () => {
    const breaches = sources.flatMap((path) =>
      importsOf(path).flatMap((imported) => breach(path, imported) ?? []),
    );
    expect(breaches).toEqual([]);
  });

  test("the rule bites", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(breach("server/domain/queue.ts", "node:fs")).toBeDefined();
    expect(breach("server/domain/queue.ts", "../storage/sql.ts")).toBeDefined();
    expect(breach("server/actions/desk.ts", "fastify")).toBeDefined();
    expect(breach("server/http/app.ts", "../realtime/realtime.ts")).toBeDefined();
    expect(breach("server/edge/gate.ts", "../actions/services.ts")).toBeDefined();
    expect(breach("widget/app.tsx", "../server/ports/store.ts")).toBeDefined();
    expect(breach("console/app.tsx", "../widget/screens/home.tsx")).toBeDefined();
    expect(breach("server/domain/queue.ts", "../../protocol/events.ts")).toBeUndefined();
  });

  test("domain and protocol know neither the clock nor chance", () => {
    const pure = sources.filter((path) => /^(protocol|server\/domain)\//.test(path));
    const impure = pure.filter((path) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(
        readFileSync(join(root, path), "utf8"),
      ),
    );
    expect(impure).toEqual([]);
  });
});
