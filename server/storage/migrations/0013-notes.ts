import type { Migration } from "./migration.ts";

/** What agents write for each other, and ahead. */
export const noteTables: Migration = () => [
  "ALTER TABLE conversations ADD COLUMN tags TEXT",
  `CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    agent_id TEXT NOT NULL REFERENCES agents (id),
    agent_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX notes_of_conversation ON notes (conversation_id, at, id)",
  `CREATE TABLE saved_replies (
    id TEXT PRIMARY KEY,
    agent_id TEXT REFERENCES agents (id),
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX saved_replies_of_agent ON saved_replies (agent_id, shortcut)",
];
