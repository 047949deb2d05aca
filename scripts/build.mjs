/**
 * Builds what is older than its sources: the widget, its loader, the console, the demo page, the server and
 * what it learns from the FAQ.
 *
 * A part is current while the hash of its inputs' paths, sizes and times is the one of the last build, so
 * `npm start` after an unchanged checkout builds nothing.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const common = ["package-lock.json", "tsconfig.json", "scripts/build.mjs", "protocol"];

/** In order: the loader carries the hashed name of the widget that it loads. */
const parts = [
  { name: "widget", inputs: ["widget", "ui", "vite.config.ts"], build: () => page("widget") },
  { name: "loader", inputs: ["widget", "ui", "vite.config.ts"], build: () => page("loader") },
  { name: "module", inputs: ["widget", "ui", "vite.config.ts"], build: () => page("module") },
  { name: "support", inputs: ["widget", "ui", "vite.config.ts"], build: () => page("support") },
  {
    name: "console",
    inputs: ["console", "ui", "vite.config.ts"],
    build: () => page("console"),
  },
  { name: "demo", inputs: ["demo", "vite.config.ts"], build: () => page("demo") },
  { name: "server", inputs: ["server", "scripts/no-debug.cjs"], build: server },
  { name: "faq", inputs: ["faq-content", "server/faq"], build: learn },
];

/** The bundlers are loaded only to build: the server that `npm start` becomes stays small. */
async function page(mode) {
  const { build } = await import("vite");
  await build({ configFile: join(root, "vite.config.ts"), mode, logLevel: "warn" });
  compressBelow(join(root, "dist/public"));
}

/** Beside each text file its smaller forms, where they are not there yet: the server sends what the browser takes. */
function compressBelow(folder) {
  for (const path of pathsBelow(folder).filter((one) => /\.(js|css|html|json|svg)$/.test(one))) {
    const { mtimeMs } = statSync(path);
    if ((statSync(`${path}.br`, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= mtimeMs) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** In a process of its own: learning takes memory that a server never gives back. */
function learn() {
  const arguments_ = ["scripts/run.mjs", "server/cli/warm-faq-cache.ts"];
  const { status } = spawnSync(process.execPath, arguments_, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("Learning from the FAQ failed.");
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
    // It prints what the packages send and receive, texts and tokens among it, to whoever sets DEBUG.
    alias: { debug: join(root, "scripts/no-debug.cjs") },
    banner: {
      js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  copyThreads("dist/server");
}

/** Threads are loaded by their files' names, beside the bundle that starts them. */
export function copyThreads(folder) {
  for (const name of ["writer-thread.mjs", "checkpoint-thread.mjs"]) {
    copyFileSync(join(root, "server/storage/sqlite", name), join(root, folder, name));
  }
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
  for (const path of inputs.flatMap((input) => pathsBelow(join(root, input)))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** All files at or below a path, in a fixed order. */
function pathsBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => pathsBelow(join(path, name)));
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
