import type { Sql } from "../sql.ts";
import { conversations } from "./0001-conversations.ts";
import { unread } from "./0002-unread.ts";
import { arrivals } from "./0003-arrivals.ts";

export interface Dialect {
  /** Keeps a table's rows in the order of its key, where the database has such tables. */
  readonly clustered: string;
  /** A key that counts up by itself. */
  readonly serial: string;
  /** Whether messages come into `arrivals` first, and into `messages` many at a time. */
  readonly arrivesFirst: boolean;
}

export type Migration = (dialect: Dialect) => readonly string[];

/** In order; a number that has been released never changes. */
const migrations: readonly Migration[] = [conversations, unread, arrivals];

/**
 * Brings the schema up to date inside the caller's transaction, and answers the store's epoch.
 * Throws when the database was written by a newer version.
 */
export async function migrate(sql: Sql, dialect: Dialect, newEpoch: () => string): Promise<string> {
  await sql.run(`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)`, []);
  const row = await sql.get(`SELECT version FROM schema_version`, []);
  const version = Number(row?.version ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The database has schema version ${version}; this PocketDesk knows up to ${migrations.length}. Install the newer PocketDesk again.`,
    );
  }
  for (const migration of migrations.slice(version)) {
    for (const statement of migration(dialect)) await sql.run(statement, []);
  }
  await sql.run(`DELETE FROM schema_version`, []);
  await sql.run(`INSERT INTO schema_version (version) VALUES (?)`, [migrations.length]);
  await sql.run(
    `INSERT INTO meta (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING`,
    [newEpoch()],
  );
  const epoch = await sql.get(`SELECT value FROM meta WHERE name = 'epoch'`, []);
  return String(epoch?.value);
}
