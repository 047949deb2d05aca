/** `npm test`: format and lint, types, the build, then every test; stops at the first that fails. */

import { spawnSync } from "node:child_process";
import { buildStale, root } from "./build.mjs";
import { findChromium } from "./chromium.mjs";

const node = (script, ...args) => [process.execPath, [`node_modules/${script}`, ...args]];
const steps = [
  ["format and lint", node("@biomejs/biome/bin/biome", "ci", ".")],
  ["floating promises", node("oxlint/bin/oxlint", "--type-aware")],
  ["types", node("typescript/bin/tsc", "--noEmit")],
  ["tests", node("vitest/vitest.mjs", "run", ...process.argv.slice(2))],
];

const chromium = findChromium();
if (!chromium) {
  console.error(
    "No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.",
  );
  process.exit(1);
}
for (const [name, [command, args]] of steps) {
  if (name === "tests") await buildStale();
  console.log(`\n# ${name}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium, NODE_ENV: "test" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
