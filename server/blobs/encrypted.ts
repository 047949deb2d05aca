import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Blobs } from "../ports/blobs.ts";

const cipher = "aes-256-gcm";
/** What an encrypted blob begins with; then 8 bytes that name the key, the nonce, the tag. */
const mark = Buffer.from("PDB1");
const lengths = { name: 8, nonce: 12, tag: 16 } as const;

/**
 * The same blobs, encrypted one by one. `keys` are of 32 bytes as base64url, the newest first; the others open what was written
 * before. What is not encrypted yet is read as it is. The key of a blob is authenticated with it: nobody swaps two.
 */
export function encryptedBlobs(blobs: Blobs, keys: readonly [string, ...string[]]): Blobs {
  const known = keys.map((key) => {
    const bytes = Buffer.from(key, "base64url");
    return { bytes, name: createHash("sha256").update(bytes).digest().subarray(0, lengths.name) };
  });
  const newest = known[0] ?? throwNoKey();
  return {
    put(key, bytes) {
      const nonce = randomBytes(lengths.nonce);
      const sealing = createCipheriv(cipher, newest.bytes, nonce).setAAD(Buffer.from(key));
      const sealed = Buffer.concat([sealing.update(bytes), sealing.final()]);
      return blobs.put(
        key,
        Buffer.concat([mark, newest.name, nonce, sealing.getAuthTag(), sealed]),
      );
    },
    async get(key) {
      const stored = await blobs.get(key);
      if (!stored || !isEncrypted(stored)) return stored;
      const parts = partsOf(Buffer.from(stored));
      const fitting = known.find(({ name }) => name.equals(parts.name)) ?? throwNoKey();
      const opening = createDecipheriv(cipher, fitting.bytes, parts.nonce).setAAD(Buffer.from(key));
      opening.setAuthTag(parts.tag);
      return Buffer.concat([opening.update(parts.sealed), opening.final()]);
    },
    remove: (folder) => blobs.remove(folder),
  };
}

export const isEncrypted = (stored: Uint8Array): boolean =>
  mark.equals(stored.subarray(0, mark.length));

function partsOf(stored: Buffer) {
  const nonceAt = mark.length + lengths.name;
  const tagAt = nonceAt + lengths.nonce;
  const sealedAt = tagAt + lengths.tag;
  return {
    name: stored.subarray(mark.length, nonceAt),
    nonce: stored.subarray(nonceAt, tagAt),
    tag: stored.subarray(tagAt, sealedAt),
    sealed: stored.subarray(sealedAt),
  };
}

function throwNoKey(): never {
  throw new Error("A file is encrypted with a data key that is not in blobs.keys.");
}
