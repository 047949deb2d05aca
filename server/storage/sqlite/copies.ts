import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import Database from "libsql";
import { checkDatabase } from "./check.ts";
import { keyOfCopy } from "./encryption.ts";
import { fileOptions, keepPrivate } from "./file-options.ts";
import { highWaterMarkPath } from "./high-water-mark.ts";
import { type DataKeys, keyFileOf } from "./key-file.ts";
import { lockDatabase } from "./lock.ts";

/** A consistent copy in one file, beside a server that is running. Throws where the file is there already. */
export function backUpDatabase(path: string, to: string, keys?: DataKeys): void {
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const key = keyOfCopy(path, keys);
  const database = new Database(path, fileOptions({ readonly: true, key }));
  try {
    keepPrivate(to);
    // The copy is encrypted as the database is; its data key goes with it.
    database.prepare("VACUUM INTO ?").run([to]);
    if (key !== undefined) copyFileSync(keyFileOf(path), keyFileOf(to));
  } finally {
    database.close();
  }
}

/**
 * Puts a copy in the database's place, in a new epoch: the numbers after the copy's last one will be given again, to other
 * messages. What was there stays beside it. Throws while a server runs, and where the copy is damaged.
 *
 * Returns where the old files are; undefined where there were none.
 */
export function restoreDatabase(path: string, from: string, keys?: DataKeys): string | undefined {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  const release = lockDatabase(path);
  try {
    const fresh = `${path}.restoring`;
    const key = keyOfCopy(from, keys);
    copyFileSync(from, fresh);
    const [problem] = checkDatabase(fresh, key);
    if (problem) throw new Error(`${from} is damaged: ${problem}`);
    // A copy of the file itself has a write-ahead log, which libsql holds on to behind the check: this needs another copy.
    removeCopy(fresh);
    copyFileSync(from, fresh);
    keepPrivate(fresh);
    beginEpoch(fresh, key);
    const aside = existsSync(path) ? moveAside(path) : undefined;
    if (key !== undefined) copyFileSync(keyFileOf(from), keyFileOf(path));
    renameSync(fresh, path);
    rmSync(highWaterMarkPath(path), { force: true });
    return aside;
  } finally {
    removeCopy(`${path}.restoring`);
    release();
  }
}

function removeCopy(path: string) {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
}

/** The log and the keys are part of the database: all go, and none may meet the copy. */
function moveAside(path: string): string {
  const aside = `${path}.before-restore-${new Date().toISOString().replace(/\W/g, "")}`;
  for (const end of ["", "-wal", "-shm", ".keys"]) {
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  }
  return aside;
}

function beginEpoch(path: string, key: string | undefined) {
  const database = new Database(path, fileOptions({ key }));
  database.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'").run([randomUUID()]);
  database.exec("PRAGMA journal_mode = DELETE");
  database.close();
}
