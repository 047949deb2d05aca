/** The embedded database as a first start leaves it. Its migrations take as long as all else of a start; here they run once. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseFile, openStore } from "../../server/open-store.ts";

let made: Promise<Buffer> | undefined;

/** Puts one into the folder, without a key. */
export async function putEmptyDatabase(folder: string): Promise<void> {
  made ??= make();
  writeFileSync(databaseFile(folder), await made, { mode: 0o600 });
}

async function make(): Promise<Buffer> {
  const dataDir = mkdtempSync(join(tmpdir(), "pocketdesk-empty-"));
  const nothing = { databaseUrl: undefined, dataKeys: undefined, redisUrl: undefined };
  const store = await openStore({ dataDir, ...nothing }, { as: "server" });
  await store.close();
  const content = readFileSync(databaseFile(dataDir));
  rmSync(dataDir, { recursive: true, force: true });
  return content;
}
