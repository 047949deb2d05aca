/** A Redis of the test's own, which it may stop and kill. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { freePort, temporaryFolder } from "./process.ts";

const program = "redis-server";

export const hasRedisProgram = spawnSync(program, ["--version"]).status === 0;

export async function startRedis({ password }: { readonly password?: string } = {}) {
  const folder = await temporaryFolder();
  const port = await freePort();
  const url = password ? `redis://:${password}@127.0.0.1:${port}` : `redis://127.0.0.1:${port}`;
  const protection = password ? ["--requirepass", password] : [];
  let child: ChildProcess;

  async function start() {
    child = spawn(
      program,
      [
        ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder.path, "--save", ""],
        ...protection,
      ],
      { stdio: "ignore" },
    );
    const client = new Redis(url, { maxRetriesPerRequest: null });
    client.on("error", () => undefined);
    await client.ping();
    client.disconnect();
  }
  await start();

  async function kill() {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  return {
    url,
    port,
    /** It comes back with nothing. */
    start,
    kill,
    signal: (name: NodeJS.Signals) => child.kill(name),
    async remove() {
      if (child.exitCode === null && child.signalCode === null) await kill();
      await folder.remove();
    },
  };
}
