/** Files of bytes that save the next start work. A cache that cannot be read or written only makes that start slower. */

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The current content, the one before it (an edit may be undone), and the one of an editor's command. */
const maxEntries = 3;

export async function readCache(dir: string, key: string): Promise<Buffer | undefined> {
  return readFile(join(dir, `${key}.bin`)).catch(() => undefined);
}

export async function writeCache(
  dir: string,
  key: string,
  bytes: Iterable<Uint8Array>,
): Promise<void> {
  const file = join(dir, `${key}.bin`);
  const temporary = `${file}.${process.pid}`;
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, file);
    await removeOldest(dir);
  } catch {
    return;
  }
}

/** Every edit of the content makes a new entry: without a limit, a day of edits would fill the disk. */
async function removeOldest(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".bin"));
  const entries = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })),
  );
  const old = entries.sort((a, b) => b.at - a.at).slice(maxEntries);
  await Promise.all(old.map(({ name }) => rm(join(dir, name), { force: true })));
}
