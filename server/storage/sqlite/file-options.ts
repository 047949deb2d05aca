import { chmodSync, closeSync, openSync } from "node:fs";
import type Database from "libsql";

interface FileAccess {
  readonly readonly?: boolean;
  /** Of an encrypted file; libsql's types do not know it. */
  readonly key?: string | undefined;
}

/** libsql's options. With a key every page is encrypted, those of the write-ahead log too (AES-256-CBC). */
export function fileOptions({ readonly = false, key }: FileAccess): Database.Options {
  const options = { readonly, ...(key !== undefined && { encryptionKey: key }) };
  return options;
}

/** Makes the file where it is not there, and lets nobody else on this machine read it; SQLite gives its log the same rights. */
export function keepPrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  try {
    chmodSync(path, 0o600);
  } catch {
    // It belongs to another user, who has let us write in it.
  }
}
