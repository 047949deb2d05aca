/** Runs a TypeScript entry (`run.mjs server/cli/faq.ts …`): bundles our own files, leaves packages outside. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { copyThreads, root } from "./build.mjs";

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
copyThreads("dist/run");
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
