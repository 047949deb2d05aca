import type { Migration } from "./migrations.ts";

/** As many of the newest messages as conversations' rows could be behind before. */
const newest = 8_000;

const columns = `conversation, seq, id, author_kind, author_id, author_name, sender, client_id, at, body, happening`;

const tableOf = (bin: number) => `CREATE TABLE arrivals_${bin} (
  conversation INTEGER NOT NULL REFERENCES conversations (number),
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  author_kind TEXT NOT NULL,
  author_id TEXT NOT NULL,
  author_name TEXT,
  sender TEXT NOT NULL,
  client_id TEXT,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  happening TEXT
)`;

/**
 * Where a database writes whole pages, new messages first come into tables that are only appended to. The newest ones are
 * taken there, as rows of their conversations may be behind them.
 */
export const arrivals: Migration = ({ arrivesFirst }) =>
  arrivesFirst
    ? [
        ...[0, 1, 2, 3, 4, 5, 6, 7].map(tableOf),
        `INSERT INTO arrivals_0 (${columns}) SELECT ${columns} FROM messages
          WHERE rowid > (SELECT MAX(rowid) FROM messages) - ${newest}`,
        `DELETE FROM messages WHERE rowid > (SELECT MAX(rowid) FROM messages) - ${newest}`,
      ]
    : [];
