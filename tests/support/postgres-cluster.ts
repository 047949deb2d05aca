/** A PostgreSQL of the test's own, which it may kill. */

import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort, temporaryFolder } from "./process.ts";

const installed = "/usr/lib/postgresql";

/** Where its programs are; Debian has them beside the path. */
function programs(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed) : [];
  return versions
    .map((version) => join(installed, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

export const hasPostgresPrograms = programs() !== undefined;

/** It refuses to run as root. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"])));
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

export async function startPostgresCluster() {
  const folder = await temporaryFolder();
  const port = await freePort();
  const as = user();
  if (as.uid !== undefined) chownSync(folder.path, as.uid, as.gid ?? 0);
  const data = join(folder.path, "data");
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(join(programs() ?? "", program), args, { ...as, cwd: folder.path });
  await run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync");
  const options = `-p ${port} -k ${folder.path} -c listen_addresses=127.0.0.1`;
  const control = (...args: string[]) =>
    run("pg_ctl", "-D", data, "-l", join(folder.path, "log"), "-o", options, "-w", ...args);
  await control("start");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    /** As after a crash: nothing is finished, nothing is flushed. */
    crash: () => control("-m", "immediate", "stop"),
    start: () => control("start"),
    async remove() {
      await control("-m", "immediate", "stop").catch(() => undefined);
      await folder.remove();
    },
  };
}
