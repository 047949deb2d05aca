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
