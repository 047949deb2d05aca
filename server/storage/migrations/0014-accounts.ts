import type { Migration } from "./migration.ts";

/** A second step at the sign-in, links that set a password, where somebody is signed in, and settings made in the console. */
export const accountTables: Migration = () => [
  "ALTER TABLE agents ADD COLUMN second_factor TEXT",
  "ALTER TABLE agents ADD COLUMN pending_secret TEXT",
  "ALTER TABLE agent_sessions ADD COLUMN address TEXT",
  "ALTER TABLE agent_sessions ADD COLUMN device TEXT",
  "ALTER TABLE agent_sessions ADD COLUMN enrolling SMALLINT",
  "CREATE INDEX agent_sessions_of_agent ON agent_sessions (agent_id, created_at)",
  `CREATE TABLE password_links (
    token_hash TEXT PRIMARY KEY,
    agent_id TEXT NOT NULL REFERENCES agents (id),
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  )`,
  "CREATE INDEX password_links_of_agent ON password_links (agent_id)",
  `CREATE TABLE stored_settings (
    section TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
];
