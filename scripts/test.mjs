/**
 * `npm test`: format and lint, types, the build, then every test; stops at the first that fails. With arguments for
 * vitest, it runs the tests that they name.
 *
 * Browser tests and the commands of the documents wait most of their time, so they run beside each other. Fault tests run alone: a server that others leave no time sheds load, as it should, and that is not what they try.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { findChromium } from "./chromium.mjs";
import { root } from "./files.mjs";
import { runBuild } from "./run-build.mjs";

const node = (script, ...args) => [process.execPath, [script, ...args]];
const vitest = (...args) => node("node_modules/vitest/vitest.mjs", "run", ...args);
const checks = [
  ["format and lint", node("node_modules/@biomejs/biome/bin/biome", "ci", ".")],
  ["floating promises", node("node_modules/oxlint/bin/oxlint", "--type-aware")],
  ["types", node("node_modules/typescript/bin/tsc", "--noEmit")],
];

const chromium = findChromium();
if (!chromium) {
  console.error(
    "No Chromium was found and none could be installed. Install one, or set CHROMIUM to its path.",
  );
  process.exit(1);
}
const options = { cwd: root, env: { ...process.env, CHROMIUM: chromium, NODE_ENV: "test" } };

/** Ends with its status where it fails. */
function run(name, [command, args]) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(command, args, { ...options, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Prints what it said when it is done, in one piece. */
async function runAside(name, [command, args]) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(part));
  const [status] = await once(child, "close");
  console.log(`\n# ${name}\n${Buffer.concat(said)}`);
  return status ?? 1;
}

const checked = await Promise.all(checks.map(([name, command]) => runAside(name, command)));
if (Math.max(...checked, await runBuild()) !== 0) process.exit(1);
const named = process.argv.slice(2);
if (named.length > 0) {
  run("tests", vitest(...named));
} else {
  run(
    "unit tests, stories on PostgreSQL, and stories on two nodes",
    // By itself vitest leaves a core free, which is one of two.
    vitest("--project", "unit", "--project", "stories-*", "--maxWorkers=100%"),
  );
  run("fault tests", vitest("--project", "faults"));
  const statuses = await Promise.all([
    runAside("commands of the documents", vitest("--project", "commands")),
    runAside("browser tests", vitest("--project", "browser", "--maxWorkers=2")),
  ]);
  process.exitCode = Math.max(...statuses);
}
