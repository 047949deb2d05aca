import type { Queries, Sql } from "../sql.ts";
import { firstTables } from "./0001-conversations.ts";
import { unread } from "./0002-unread.ts";
import { oneMessageTable } from "./0004-one-message-table.ts";
import { pendingAnswers } from "./0005-pending-answers.ts";
import { customerSessionTable } from "./0006-customer-sessions.ts";
import { auditTable } from "./0007-audit.ts";
import { privacyTables } from "./0008-privacy.ts";
import { indexesOfLists } from "./0009-lists.ts";
import { ticketTables } from "./0010-tickets.ts";
import { queueTurns } from "./0011-queue.ts";
import { teamColumns } from "./0012-teams.ts";
import { noteTables } from "./0013-notes.ts";
import type { Dialect, Migration } from "./migration.ts";

/** It made staging tables, which the next one takes away: where they are not, they are not made. */
const stagingTables: Migration = () => [];

/** In order; a number that has been released keeps its place. */
const migrations: readonly Migration[] = [
  firstTables,
  unread,
  stagingTables,
  oneMessageTable,
  pendingAnswers,
  customerSessionTable,
  auditTable,
  privacyTables,
  indexesOfLists,
  ticketTables,
  queueTurns,
  teamColumns,
  noteTables,
];

/**
 * Brings the schema up to date inside the caller's transaction, and answers the store's epoch.
 * Throws when the database was written by a newer version.
 */
export async function migrate(sql: Sql, dialect: Dialect, newEpoch: () => string): Promise<string> {
  await sql.run(`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)`, []);
  const row = await sql.get(`SELECT version FROM schema_version`, []);
  const version = Number(row?.[0] ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The database has schema version ${version}; this PocketDesk knows up to ${migrations.length}. Install the newer PocketDesk again.`,
    );
  }
  for (const migration of migrations.slice(version)) {
    for (const statement of migration(dialect, version)) await sql.run(statement, []);
  }
  await sql.run(`DELETE FROM schema_version`, []);
  await sql.run(`INSERT INTO schema_version (version) VALUES (?)`, [migrations.length]);
  await sql.run(
    `INSERT INTO meta (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING`,
    [newEpoch()],
  );
  return readEpoch(sql);
}

export async function readEpoch(sql: Queries): Promise<string> {
  const row = await sql.get(`SELECT value FROM meta WHERE name = 'epoch'`, []);
  return String(row?.[0]);
}

/** Puts a new epoch in the place of this one, unless another node was faster. Answers the one that counts. */
export async function renewEpoch(sql: Sql, old: string, fresh: string): Promise<string> {
  await sql.run(`UPDATE meta SET value = ? WHERE name = 'epoch' AND value = ?`, [fresh, old]);
  return readEpoch(sql);
}
