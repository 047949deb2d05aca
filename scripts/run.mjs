/** Runs a TypeScript entry (`run.mjs server/cli/faq.ts …`): bundles our own files, leaves packages outside. */

import { copyFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** A thread is loaded by its file name, beside the bundle. */
const writerThread = "server/storage/sqlite/writer-thread.mjs";
const root = join(fileURLToPath(import.meta.url), "../..");
const [entry, ...rest] = process.argv.slice(2);
const outfile = join(root, "dist/run", entry.replaceAll("/", "-").replace(/\.ts$/, ".mjs"));
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
});
copyFileSync(join(root, writerThread), join(dirname(outfile), basename(writerThread)));
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
