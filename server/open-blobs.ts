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
import { keyFileOf, newDataKey, readDataKeys, writeDataKeys } from "./storage/sqlite/key-file.ts";

type BlobSettings = Pick<Config, "blobsUrl" | "dataDir" | "dataKeys">;

/** Where the settings say that the bytes of attachments lie; encrypted where DATA_KEY is set. */
export async function openBlobs(settings: BlobSettings): Promise<Blobs> {
  const { blobsUrl, dataDir } = settings;
  const keys = keysOf(settings);
  const place = blobsUrl?.startsWith("s3:") ? s3PlaceIn(blobsUrl) : undefined;
  if (place) return keys ? encryptedBlobs(openS3Blobs(place), keys) : openS3Blobs(place);
  const root = blobsUrl === undefined ? join(dataDir, "blobs") : fileURLToPath(blobsUrl);
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
  const known = readDataKeys(path, dataKeys);
  const [first = newDataKey(), ...others] = known?.keys ?? [];
  if (!known || known.isOld) writeDataKeys(path, [first, ...others], dataKeys.current);
  return [first, ...others];
}

/** What was written on the disk before DATA_KEY was set. A service keeps what it has: nobody reads a whole bucket at a start. */
async function encryptPlain(root: string, encrypted: Blobs): Promise<void> {
  const found = existsSync(root) ? await readdir(root, { recursive: true }) : [];
  for (const path of found) {
    const [, key] = /^[^/\\]+[/\\]([\w.-]+[/\\][\w.-]+)$/.exec(path) ?? [];
    if (key === undefined || path.endsWith(".new")) continue;
    const bytes = await readFile(join(root, path));
    if (!isEncrypted(bytes)) await encrypted.put(key.replace("\\", "/"), bytes);
  }
}
