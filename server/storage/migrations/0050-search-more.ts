import type { Migration } from "./migration.ts";

/** Notes are found, too: each gets a place among those of its conversation when the index takes it, 0 until then. And agents keep searches. */
export const searchMore: Migration = ({ key }) => [
  "ALTER TABLE notes ADD COLUMN place BIGINT NOT NULL DEFAULT 0",
  "CREATE INDEX notes_to_index ON notes (at) WHERE place = 0",
  `CREATE TABLE saved_searches (
    id ${key} PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES agents (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at BIGINT NOT NULL
  )`,
  "CREATE INDEX saved_searches_of_owner ON saved_searches (owner_id, created_at)",
];
