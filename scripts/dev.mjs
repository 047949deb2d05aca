/** `npm run dev`: builds, starts the server, and does both again when a source file changes. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "./files.mjs";
import { runBuild } from "./run-build.mjs";
import { staleParts } from "./stale.mjs";

const sources = ["server", "protocol", "ui", "widget", "console", "demo"];
/** One save is several events. */
const quietMs = 150;

let server;
let pending;
let restarts = Promise.resolve();

/** One after the other: the next server needs the port of the one before. */
function restartLater() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    restarts = restarts.then(restart);
  }, quietMs);
}

async function restart() {
  const stale = staleParts().map(({ name }) => name);
  if (stale.length > 0 && (await runBuild()) !== 0) return;
  if (isRunning() && !stale.includes("server")) return;
  await stop();
  server = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/server/main.mjs")], {
    cwd: root,
    stdio: "inherit",
  });
}

const isRunning = () => server && server.exitCode === null && server.signalCode === null;

async function stop() {
  if (!isRunning()) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}

for (const folder of sources) watch(join(root, folder), { recursive: true }, restartLater);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
await restart();
