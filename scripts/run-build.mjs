/** Builds in a process of its own: the bundlers take memory, and pages are the same whatever NODE_ENV is here. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./files.mjs";

const signals = ["SIGINT", "SIGTERM"];

/** Instead of an exit code: a signal ended the build, and whoever sent it wants nothing more. */
export const stopped = "stopped";

/** What it prints goes to standard error: standard output belongs to the server's log. Returns its exit code, or `stopped`. */
export async function runBuild() {
  const build = spawn(process.execPath, [join(root, "scripts/build.mjs")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2],
  });
  let isStopped = false;
  const stop = (signal) => {
    isStopped = true;
    build.kill(signal);
  };
  for (const signal of signals) process.on(signal, stop);
  const [status] = await once(build, "exit");
  for (const signal of signals) process.off(signal, stop);
  return isStopped ? stopped : (status ?? 1);
}
