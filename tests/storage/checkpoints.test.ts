import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCheckpoints, transactionsBetween } from "../../server/storage/sqlite/checkpoints.ts";
import { openReader, openWriter, type Writer } from "../../server/storage/sqlite/connections.ts";
import { createDamage } from "../../server/storage/sqlite/damage.ts";

const noDamage = createDamage(() => undefined);

let folder: string;
let path: string;
let writer: Writer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  path = join(folder, "test.db");
  writer = await openWriter({ path }, ["journal_mode = WAL", "wal_autocheckpoint = 0"], noDamage);
  await writer.exec(
    "CREATE TABLE numbers (number INTEGER NOT NULL); PRAGMA wal_checkpoint(TRUNCATE)",
  );
});

afterEach(async () => {
  writer.close();
  await rm(folder, { recursive: true });
});

async function insert(numbers: number) {
  for (let number = 0; number < numbers; number += 1) {
    await writer.run("INSERT INTO numbers VALUES (?)", [number]);
  }
}

/** How many rows the database file holds without its log. */
async function rowsWithoutLog(): Promise<unknown> {
  const alone = join(folder, "alone.db");
  await cp(path, alone);
  const reader = openReader({ path: alone }, noDamage);
  const row = reader.get("SELECT COUNT(*) FROM numbers", []);
  reader.close();
  await Promise.all(["", "-wal", "-shm"].map((suffix) => rm(`${alone}${suffix}`, { force: true })));
  return (row as readonly unknown[])[0];
}

/** Counts how often the log has begun again: SQLite's file format, section 4.1. */
const beginnings = async () => (await readFile(`${path}-wal`)).readUInt32BE(12);

const opened = async () =>
  createCheckpoints(await openWriter({ path }, ["synchronous = FULL"], noDamage));

test("after enough transactions the log is copied into the database, and then begins again", async () => {
  const checkpoints = await opened();
  await insert(40);
  const before = await beginnings();
  expect(await rowsWithoutLog()).toBe(0);

  checkpoints.committed(transactionsBetween - 1);
  checkpoints.committed(1);
  await checkpoints.end();

  expect(await rowsWithoutLog()).toBe(40);
  await insert(1);
  expect(await beginnings()).toBe(before + 1);
});

test("a few transactions are left in the log", async () => {
  const checkpoints = await opened();
  await insert(40);

  checkpoints.committed(transactionsBetween - 1);
  await checkpoints.end();

  expect(await rowsWithoutLog()).toBe(0);
});
