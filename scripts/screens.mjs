/**
 * `npm run screens`: pictures of every state of the widget in three languages, both themes and two widths, in
 * `dist/screens`, with a sheet of them all. `npm run screens -- readme` makes the pictures of README.md, and
 * `npm run screens -- states -t "en.*queue"` those alone whose names fit.
 */

import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.mjs";
import { root } from "./files.mjs";
import { runBuild } from "./run-build.mjs";

const chromium = findChromium();
if (!chromium) {
  console.error("No Chromium was found. Install one, or set CHROMIUM to its path.");
  process.exit(1);
}
if ((await runBuild()) !== 0) process.exit(1);
const vitest = [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  "tests/screens/vitest.config.ts",
];
const [wanted = "states", ...filters] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [...vitest, wanted, ...filters], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CHROMIUM: chromium, NODE_ENV: "test" },
});
process.exit(status ?? 1);
