import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { fileOptions } from "./file-options.ts";
import { type DataKeys, keyFileOf, newDataKey, readDataKeys, writeDataKeys } from "./key-file.ts";
import { lockDatabase } from "./lock.ts";

interface Unlocking {
  readonly path: string;
  /** Undefined where DATA_KEY is not set. */
  readonly keys: DataKeys | undefined;
  /** Nobody else has the database open: a plain one may be encrypted. */
  readonly mayEncrypt: boolean;
}

/**
 * The key of the database, undefined of a plain one. Encrypts a plain database where DATA_KEY is set. Throws, in words for the
 * operator, where DATA_KEY is missing or another one.
 */
export function unlockDatabase({ path, keys, mayEncrypt }: Unlocking): string | undefined {
  if (keys === undefined) {
    if (existsSync(keyFileOf(path))) throw new Error("it is encrypted, and DATA_KEY is not set");
    return undefined;
  }
  const known = readDataKeys(path, keys);
  // From now on DATA_KEY alone opens it.
  if (known?.isOld) writeDataKeys(path, known.keys, keys.current);
  const newest = () => known?.keys[0] ?? firstKey(path, keys);
  if (!existsSync(path)) return newest();
  const fitting = known?.keys.find((key) => fits(path, key));
  if (fitting !== undefined) return fitting;
  if (!fits(path, undefined)) {
    const why = known ? "its data key is not in" : "it is encrypted, and there is no";
    throw new Error(`${why} ${keyFileOf(path)}`);
  }
  if (!mayEncrypt) throw new Error("it is not encrypted yet; the start of the server does that");
  const key = newest();
  reencrypt(path, undefined, key);
  return key;
}

/** The key of a copy, or of a database that is left as it is; undefined of a plain one. */
export function keyOfCopy(path: string, keys: DataKeys | undefined): string | undefined {
  if (fits(path, undefined)) return undefined;
  const known = keys && readDataKeys(path, keys);
  const fitting = known?.keys.find((key) => fits(path, key));
  if (fitting !== undefined) return fitting;
  throw new Error(
    keys
      ? `${path} can't be read: no key of ${keyFileOf(path)} fits`
      : `${path} can't be read: it is damaged, or encrypted, and DATA_KEY is not set`,
  );
}

/** Writes all pages again with a new data key. Throws while a server runs. */
export function rotateDataKey(path: string, keys: DataKeys | undefined): void {
  if (keys === undefined) throw new Error("DATA_KEY is not set.");
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  const release = lockDatabase(path);
  try {
    const before = unlockDatabase({ path, keys, mayEncrypt: true });
    const fresh = newDataKey();
    // Both, until the file with the new one has its name: a crash in between finds the one that fits.
    writeDataKeys(path, [fresh, ...(before === undefined ? [] : [before])], keys.current);
    reencrypt(path, before, fresh);
    writeDataKeys(path, [fresh], keys.current);
  } finally {
    release();
  }
}

function firstKey(path: string, { current }: DataKeys): string {
  const key = newDataKey();
  writeDataKeys(path, [key], current);
  return key;
}

function fits(path: string, key: string | undefined): boolean {
  const database = new Database(path, fileOptions({ readonly: true, key }));
  try {
    // A statement of its own would keep the connection open until it is collected.
    database.exec("SELECT COUNT(*) FROM sqlite_schema");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "SQLITE_NOTADB") return false;
    throw error;
  } finally {
    database.close();
  }
}

/** On a copy, which then takes the name: a crash leaves either the old file or the new one. */
function reencrypt(path: string, from: string | undefined, to: string): void {
  const copy = `${path}.reencrypting`;
  emptyLog(path, from);
  try {
    copyFileSync(path, copy);
    const database = new Database(copy, fileOptions({ key: from }));
    // SQLite changes no key in WAL mode.
    database.exec("PRAGMA journal_mode = DELETE");
    // The alphabet of base64url: nothing in it ends the quotes.
    database.exec(`PRAGMA rekey = '${to}'`);
    database.close();
    if (!fits(copy, to)) throw new Error("the encrypted copy can't be read");
    flush(copy);
    renameSync(copy, path);
    for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    flush(dirname(path));
  } finally {
    for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(`${copy}${end}`, { force: true });
  }
}

/** Then all is in the one file, and an old log can't meet the new file. */
function emptyLog(path: string, key: string | undefined) {
  const database = new Database(path, fileOptions({ key }));
  database.exec("PRAGMA busy_timeout = 4000");
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0) throw new Error("another process is at work on it");
}

function flush(file: string) {
  const handle = openSync(file, "r");
  fsyncSync(handle);
  closeSync(handle);
}
