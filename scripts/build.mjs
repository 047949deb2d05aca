/**
 * Builds what is older than its sources: the widget, its loader, the console, the demo page and the server.
 *
 * A part is current while the hash of its inputs' paths, sizes and times is the one of the last build, so
 * `npm start` after an unchanged checkout builds nothing.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const common = ["package-lock.json", "tsconfig.json", "scripts/build.mjs", "protocol"];

/** In order: the loader carries the hashed name of the widget that it loads. */
const parts = [
  { name: "widget", inputs: ["widget", "vite.config.ts"], build: () => page("widget") },
  { name: "loader", inputs: ["widget", "vite.config.ts"], build: () => page("loader") },
  { name: "support", inputs: ["widget", "vite.config.ts"], build: () => page("support") },
  {
    name: "console",
    inputs: ["console", "widget", "vite.config.ts"],
    build: () => page("console"),
  },
  { name: "demo", inputs: ["demo", "vite.config.ts"], build: () => page("demo") },
  { name: "server", inputs: ["server"], build: server },
];

/** The bundlers are loaded only to build: the server that `npm start` becomes stays small. */
async function page(mode) {
  const { build } = await import("vite");
  await build({ configFile: join(root, "vite.config.ts"), mode, logLevel: "warn" });
}

/** One file with all packages but the native one inside: it starts in half the time of loose packages. */
async function server() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: ["server/main.ts"],
    outfile: "dist/server/main.mjs",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    external: ["libsql"],
    banner: {
      js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
}

/** The parts whose sources have changed since they were built, each with the state to note once it is. */
export const staleParts = () =>
  parts
    .map((part) => ({ ...part, state: stateOf([...common, ...part.inputs]) }))
    .filter((part) => read(stampOf(part)) !== part.state);

/** Builds what is stale; says what that was. */
export async function buildStale() {
  const stale = staleParts();
  for (const part of stale) {
    await part.build();
    mkdirSync(dirname(stampOf(part)), { recursive: true });
    writeFileSync(stampOf(part), part.state);
  }
  return stale.map((part) => part.name);
}

const stampOf = (part) => join(root, "dist", `.${part.name}.stamp`);

function stateOf(inputs) {
  const hash = createHash("sha256");
  for (const input of inputs) for (const line of filesBelow(join(root, input))) hash.update(line);
  return hash.digest("hex");
}

function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}\n`];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildStale();
  console.log(built.length > 0 ? `Built ${built.join(", ")}.` : "Everything is up to date.");
}
