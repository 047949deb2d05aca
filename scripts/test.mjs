/** `npm test`: format and lint, types, the build, then every test; stops at the first that fails. */

import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.mjs";
import { root } from "./files.mjs";
import { runBuild } from "./run-build.mjs";

const node = (script, ...args) => [process.execPath, [script, ...args]];
const steps = [
  ["format and lint", node("node_modules/@biomejs/biome/bin/biome", "ci", ".")],
  ["floating promises", node("node_modules/oxlint/bin/oxlint", "--type-aware")],
  ["types", node("node_modules/typescript/bin/tsc", "--noEmit")],
  ["tests", node("node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2))],
];

const chromium = findChromium();
if (!chromium) {
  console.error(
    "No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.",
  );
  process.exit(1);
}
for (const [name, [command, args]] of steps) {
  if (name === "tests" && (await runBuild()) !== 0) process.exit(1);
  console.log(`\n# ${name}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium, NODE_ENV: "test" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
