/**
 * The envelope: a random data key encrypts the database, and a key that is made of the setting DATA_KEY encrypts the data key,
 * which lies beside the database in `pocketdesk.db.keys`. A new DATA_KEY costs a new envelope, and no page is written again.
 */

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";

/** The setting, and the one before while it is being replaced. */
export interface DataKeys {
  readonly current: string;
  readonly old?: string | undefined;
}

export const keyFileOf = (path: string) => `${path}.keys`;

interface Envelope {
  /** All base64. */
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly sealed: string;
}

/** A guess at a DATA_KEY then costs 60 ms and 32 MiB. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1_024 * 1_024 };
const cipher = "aes-256-gcm";

/** 256 random bits. */
export const newDataKey = (): string => randomBytes(32).toString("base64url");

/** Undefined where there is no such file. Throws where neither setting fits. */
export function readDataKeys(path: string, { current, old }: DataKeys): KnownKeys | undefined {
  const file = keyFileOf(path);
  if (!existsSync(file)) return undefined;
  const envelopes: readonly Envelope[] = JSON.parse(readFileSync(file, "utf8")).keys;
  const open = (setting: string) => envelopes.flatMap((one) => unsealed(one, setting) ?? []);
  const keys = open(current);
  if (keys.length > 0) return { keys, isOld: false };
  const before = old === undefined ? [] : open(old);
  if (before.length === 0) throw new Error("DATA_KEY is not the key that it was encrypted with");
  return { keys: before, isOld: true };
}

interface KnownKeys {
  /** The newest is the first; more than one while a rotation is under way. */
  readonly keys: readonly string[];
  /** DATA_KEY_OLD has opened the envelopes. */
  readonly isOld: boolean;
}

/** All or nothing, and durable. */
export function writeDataKeys(path: string, keys: readonly string[], setting: string): void {
  renameSync(envelopeBeside(path, keys, setting), keyFileOf(path));
}

/** The same where there are none yet. Of two nodes that start together on one folder, the second leaves the first one's. */
export function createDataKeys(path: string, keys: readonly string[], setting: string): void {
  const fresh = envelopeBeside(path, keys, setting);
  try {
    linkSync(fresh, keyFileOf(path));
  } catch (error) {
    if (!existsSync(keyFileOf(path))) throw error;
  } finally {
    rmSync(fresh);
  }
}

/** Whole and on the disk, without its name yet. */
function envelopeBeside(path: string, keys: readonly string[], setting: string): string {
  const file = `${keyFileOf(path)}.${randomBytes(6).toString("hex")}.new`;
  const text = JSON.stringify({ version: 1, keys: keys.map((key) => sealed(key, setting)) });
  const handle = openSync(file, "wx", 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  return file;
}

function sealed(key: string, setting: string): Envelope {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, scryptSync(setting, salt, 32, cost), nonce);
  const bytes = Buffer.concat([sealing.update(key, "utf8"), sealing.final()]);
  const base64 = (part: Buffer) => part.toString("base64");
  return {
    salt: base64(salt),
    nonce: base64(nonce),
    tag: base64(sealing.getAuthTag()),
    sealed: base64(bytes),
  };
}

/** Undefined where the setting is another one. */
function unsealed({ salt, nonce, tag, sealed }: Envelope, setting: string): string | undefined {
  const bytes = (part: string) => Buffer.from(part, "base64");
  const opening = createDecipheriv(
    cipher,
    scryptSync(setting, bytes(salt), 32, cost),
    bytes(nonce),
  );
  opening.setAuthTag(bytes(tag));
  try {
    return Buffer.concat([opening.update(bytes(sealed)), opening.final()]).toString("utf8");
  } catch {
    // The tag does not fit.
    return undefined;
  }
}
