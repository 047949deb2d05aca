/** Runs a TypeScript entry: `node scripts/run.mjs server/cli/faq.ts …`. */

import { pathToFileURL } from "node:url";
import { bundleToRun } from "./bundle.mjs";

const [entry, ...rest] = process.argv.slice(2);
const bundle = await bundleToRun(entry);
process.argv = [process.argv[0], bundle, ...rest];
await import(pathToFileURL(bundle).href);
