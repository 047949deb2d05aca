import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDiskBlobs } from "../../server/blobs/disk.ts";
import { encryptedBlobs } from "../../server/blobs/encrypted.ts";
import { openBlobs } from "../../server/open-blobs.ts";
import { BlobsUnavailable } from "../../server/ports/blobs.ts";
import { createDataKeys, newDataKey, readDataKeys } from "../../server/storage/sqlite/key-file.ts";
import { blobsContract } from "./blobs.ts";

const folder = () => mkdtempSync(join(tmpdir(), "pocketdesk-blobs-"));
const kept = () => {
  const path = folder();
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
const bytes = (text: string) => new TextEncoder().encode(text);
const everything = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");

blobsContract("on a disk", async () => {
  const path = folder();
  return {
    blobs: openDiskBlobs(path),
    close: async () => rmSync(path, { recursive: true, force: true }),
  };
});

blobsContract("encrypted", async () => {
  const path = folder();
  return {
    blobs: encryptedBlobs(openDiskBlobs(path), [newDataKey(), newDataKey()]),
    close: async () => rmSync(path, { recursive: true, force: true }),
  };
});

test("nothing of an encrypted blob stands on the disk, and one that was changed or swapped is not read", async () => {
  const plain = openDiskBlobs(kept());
  const keys = [newDataKey()] as const;
  const blobs = encryptedBlobs(plain, keys);
  await blobs.put("a/kept", bytes("canary"));
  const stored = Buffer.from((await plain.get("a/kept")) ?? []);
  expect(stored.includes("canary")).toBe(false);
  await plain.put("b/kept", stored);
  await expect(blobs.get("b/kept")).rejects.toThrow();
  stored[stored.length - 1] = (stored.at(-1) ?? 0) ^ 1;
  await plain.put("a/kept", stored);
  await expect(blobs.get("a/kept")).rejects.toThrow();
});

test("an older key opens what it has written; a foreign one does not", async () => {
  const plain = openDiskBlobs(kept());
  const before = newDataKey();
  await encryptedBlobs(plain, [before]).put("a/kept", bytes("canary"));
  const after = encryptedBlobs(plain, [newDataKey(), before]);
  expect(Buffer.from((await after.get("a/kept")) ?? []).toString()).toBe("canary");
  await expect(encryptedBlobs(plain, [newDataKey()]).get("a/kept")).rejects.toThrow("blobs.keys");
});

const setting = (letter: string) => `${letter}-5f0c1be2-94d7-4c3e-a1f8-7716`;

test("with DATA_KEY what is there is encrypted, a new DATA_KEY opens it, and without it nothing starts", async () => {
  const dataDir = kept();
  const opened = (current?: string, old?: string) =>
    openBlobs({
      blobsUrl: undefined,
      dataDir,
      dataKeys: current === undefined ? undefined : { current, old },
    });
  const read = async (blobs: Awaited<ReturnType<typeof openBlobs>>) =>
    Buffer.from((await blobs.get("a/kept")) ?? []).toString();
  await (await opened()).put("a/kept", bytes("canary"));
  expect(everything(dataDir)).toContain("canary");
  expect(await read(await opened(setting("a")))).toBe("canary");
  expect(everything(dataDir)).not.toContain("canary");
  expect(await read(await opened(setting("b"), setting("a")))).toBe("canary");
  expect(await read(await opened(setting("b")))).toBe("canary");
  await expect(opened(setting("a"))).rejects.toThrow("DATA_KEY is not the key");
  await expect(opened()).rejects.toThrow("DATA_KEY is not set");
});

test("files that were encrypted with keys of another folder are not written beside with a new key: the start says what is missing", async () => {
  const [first, second, shared] = [kept(), kept(), kept()];
  const opened = (dataDir: string, current: string | undefined) =>
    openBlobs({
      blobsUrl: `file://${shared}`,
      dataDir,
      dataKeys: current === undefined ? undefined : { current, old: undefined },
    });
  await (await opened(first, setting("a"))).put("a/kept", bytes("canary"));
  for (const key of [setting("a"), undefined]) {
    await expect(opened(second, key)).rejects.toThrow(
      `The attachments are encrypted, and blobs.keys is not in ${second}.`,
    );
  }
  expect(readdirSync(second)).toEqual([]);
  copyFileSync(join(first, "blobs.keys"), join(second, "blobs.keys"));
  const there = await (await opened(second, setting("a"))).get("a/kept");
  expect(Buffer.from(there ?? []).toString()).toBe("canary");
});

test("of two nodes that make the first key together, the second leaves the first one's", () => {
  const path = join(kept(), "blobs");
  const [mine, theirs] = [newDataKey(), newDataKey()];
  createDataKeys(path, [mine], setting("a"));
  createDataKeys(path, [theirs], setting("a"));
  expect(readDataKeys(path, { current: setting("a") })?.keys).toEqual([mine]);
  expect(readdirSync(dirname(path))).toEqual(["blobs.keys"]);
});

test("a disk that takes nothing is a typed error, and leaves no half file", async () => {
  const path = join(kept(), "file");
  writeFileSync(path, "no folder");
  await expect(openDiskBlobs(path).put("a/kept", bytes("x"))).rejects.toBeInstanceOf(
    BlobsUnavailable,
  );
  await expect(openDiskBlobs(path).remove("a")).rejects.toBeInstanceOf(BlobsUnavailable);
});
