import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import Database from "libsql";
import { checkDatabase } from "./check.ts";
import { highWaterMarkPath } from "./high-water-mark.ts";
import { lockDatabase } from "./lock.ts";

/** A consistent copy in one file, beside a server that is running. Throws where the file is there already. */
export function backUpDatabase(path: string, to: string): void {
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const database = new Database(path, { readonly: true });
  try {
    database.prepare("VACUUM INTO ?").run([to]);
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
export function restoreDatabase(path: string, from: string): string | undefined {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  const release = lockDatabase(path);
  try {
    const fresh = `${path}.restoring`;
    copyFileSync(from, fresh);
    const [problem] = checkDatabase(fresh);
    if (problem) throw new Error(`${from} is damaged: ${problem}`);
    beginEpoch(fresh);
    const aside = existsSync(path) ? moveAside(path) : undefined;
    renameSync(fresh, path);
    rmSync(highWaterMarkPath(path), { force: true });
    return aside;
  } finally {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${path}.restoring${end}`, { force: true });
    release();
  }
}

/** The log is part of the database: both go, and neither may meet the copy. */
function moveAside(path: string): string {
  const aside = `${path}.before-restore-${new Date().toISOString().replace(/\W/g, "")}`;
  for (const end of ["", "-wal", "-shm"]) {
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  }
  return aside;
}

function beginEpoch(path: string) {
  const database = new Database(path);
  database.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'").run([randomUUID()]);
  database.exec("PRAGMA journal_mode = DELETE");
  database.close();
}
