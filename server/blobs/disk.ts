import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Blobs, BlobsUnavailable } from "../ports/blobs.ts";

/** On a disk: a folder of ours for each folder of blobs, below one that is named after its first two characters. */
export function openDiskBlobs(root: string): Blobs {
  const folderOf = (folder: string) => join(root, folder.slice(0, 2), folder);
  const pathOf = (key: string) => {
    const [, folder, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(key) ?? [];
    if (!folder || !name || folder.startsWith(".") || name.startsWith(".")) {
      throw new Error("That is no key of a blob.");
    }
    return join(folderOf(folder), name);
  };
  return {
    put: (key, bytes) => reachable(writeWhole(pathOf(key), bytes)),
    get: (key) => reachable(readFile(pathOf(key)).catch(undefinedIfMissing)),
    remove: (folder) => reachable(rm(folderOf(folder), { recursive: true, force: true })),
  };
}

/** Has its name once it is whole and on the disk: a process that dies before leaves a file that nobody reads. */
async function writeWhole(path: string, bytes: Uint8Array) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function undefinedIfMissing(error: NodeJS.ErrnoException) {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}

const reachable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: Error) => {
    throw new BlobsUnavailable(error.message, { cause: error });
  });
