import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDiskBlobs } from "./blobs/disk.ts";
import { encryptedBlobs, isEncrypted } from "./blobs/encrypted.ts";
import { openS3Blobs } from "./blobs/s3.ts";
import type { Config } from "./config.ts";
import type { Blobs } from "./ports/blobs.ts";
import { s3PlaceIn } from "./s3-place.ts";
import {
  createDataKeys,
  keyFileOf,
  newDataKey,
  readDataKeys,
  writeDataKeys,
} from "./storage/sqlite/key-file.ts";

type BlobSettings = Pick<Config, "blobsUrl" | "dataDir" | "dataKeys">;

/** Where the settings say that the bytes of attachments lie; encrypted where DATA_KEY is set, whichever the database is. */
export async function openBlobs(settings: BlobSettings): Promise<Blobs> {
  const { blobsUrl, dataDir } = settings;
  const place = blobsUrl?.startsWith("s3:") ? s3PlaceIn(blobsUrl) : undefined;
  if (place) {
    const keys = keysOf(settings);
    return keys ? encryptedBlobs(openS3Blobs(place), keys) : openS3Blobs(place);
  }
  const root = blobsUrl === undefined ? join(dataDir, "blobs") : fileURLToPath(blobsUrl);
  const hasKeys = existsSync(keyFileOf(join(dataDir, "blobs")));
  // With another key nobody could read what is there: its keys were left behind in another DATA_DIR.
  if (!hasKeys && (await holdsEncrypted(root))) {
    throw new Error(`The attachments are encrypted, and blobs.keys is not in ${dataDir}.`);
  }
  const keys = keysOf(settings);
  const blobs = openDiskBlobs(root);
  if (!keys) return blobs;
  const encrypted = encryptedBlobs(blobs, keys);
  await encryptPlain(root, encrypted);
  return encrypted;
}

/** Their key lies in an envelope of its own, `blobs.keys`, as the database's does. */
function keysOf({ dataDir, dataKeys }: BlobSettings): readonly [string, ...string[]] | undefined {
  const path = join(dataDir, "blobs");
  if (dataKeys === undefined) {
    if (!existsSync(keyFileOf(path))) return undefined;
    throw new Error("The attachments are encrypted, and DATA_KEY is not set.");
  }
  if (!existsSync(keyFileOf(path))) createDataKeys(path, [newDataKey()], dataKeys.current);
  const { keys = [], isOld } = readDataKeys(path, dataKeys) ?? {};
  const [first, ...others] = keys;
  if (first === undefined) throw new Error(`There is no key in ${keyFileOf(path)}.`);
  if (isOld) writeDataKeys(path, keys, dataKeys.current);
  return [first, ...others];
}

/** The first file that is found stands for all: a start with DATA_KEY encrypts what is there. */
async function holdsEncrypted(root: string): Promise<boolean> {
  for (const { path } of await blobsIn(root)) return isEncrypted(await readFile(path));
  return false;
}

/** What was written on the disk before DATA_KEY was set. A service keeps what it has: nobody reads a whole bucket at a start. */
async function encryptPlain(root: string, encrypted: Blobs): Promise<void> {
  for (const { path, key } of await blobsIn(root)) {
    const bytes = await readFile(path);
    if (!isEncrypted(bytes)) await encrypted.put(key, bytes);
  }
}

async function blobsIn(root: string) {
  const found = existsSync(root) ? await readdir(root, { recursive: true }) : [];
  return found.flatMap((path) => {
    const [, key] = /^[^/\\]+[/\\]([\w.-]+[/\\][\w.-]+)$/.exec(path) ?? [];
    if (key === undefined || path.endsWith(".new")) return [];
    return { path: join(root, path), key: key.replace("\\", "/") };
  });
}
