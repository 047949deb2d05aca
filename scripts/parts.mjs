/** What is built, from what, and how. The bundlers are loaded only to build: a server that starts needs none. */

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { compressBelow } from "./compress.mjs";
import { root } from "./files.mjs";

const tools = ["package-lock.json", "scripts/parts.mjs", "protocol"];
const pages = [...tools, "tsconfig.json", "vite.config.ts", "scripts/compress.mjs", "ui"];

/** In order: the loader carries the hashed name of the widget that it loads. */
export const parts = [
  { name: "widget", inputs: [...pages, "widget"], build: () => page("widget") },
  { name: "loader", inputs: [...pages, "widget"], build: () => page("loader") },
  { name: "early", inputs: [...pages, "widget"], build: () => page("early") },
  { name: "support", inputs: [...pages, "widget"], build: () => page("support") },
  { name: "verify", inputs: [...pages, "widget"], build: () => page("verify") },
  { name: "console", inputs: [...pages, "console"], build: () => page("console") },
  { name: "demo", inputs: [...pages, "demo"], build: () => page("demo") },
  {
    name: "server",
    inputs: [
      ...tools,
      "tsconfig.json",
      "scripts/bundle.mjs",
      "scripts/no-debug.cjs",
      "server",
      "demo",
    ],
    build: server,
  },
  { name: "faq", inputs: [...tools, "faq-content", "server/faq"], build: warmFaqCache },
];

async function page(mode) {
  const { build } = await import("vite");
  await build({
    configFile: join(root, "vite.config.ts"),
    mode,
    logLevel: "warn",
    // Advice on the bundler's own speed: printed on a slow machine, and of no use to who starts a server.
    build: { rolldownOptions: { checks: { bundlerTimings: false } } },
  });
  compressBelow(join(root, "dist/public"));
}

async function server() {
  const { bundleServer } = await import("./bundle.mjs");
  await bundleServer();
}

/**
 * In a process of its own: learning takes memory that a server never gives back. From nothing: what other code has
 * learned may have another form.
 */
function warmFaqCache() {
  rmSync(join(root, "dist/faq-cache"), { recursive: true, force: true });
  const command = ["scripts/run.mjs", "server/cli/warm-faq-cache.ts"];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("Learning from the FAQ failed.");
}
