import type { Migration } from "./migration.ts";

/** What agents have to have read, and who has read it. */
export const bulletinTables: Migration = ({ key }) => [
  `CREATE TABLE bulletins (
    id ${key} PRIMARY KEY,
    author_id TEXT NOT NULL REFERENCES agents (id),
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    team TEXT,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX bulletins_by_time ON bulletins (at, id)",
  `CREATE TABLE bulletin_receipts (
    bulletin_id TEXT NOT NULL REFERENCES bulletins (id),
    agent_id TEXT NOT NULL REFERENCES agents (id),
    at BIGINT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (bulletin_id, agent_id)
  )`,
  "CREATE INDEX bulletin_receipts_of_agent ON bulletin_receipts (agent_id, at, bulletin_id)",
  `CREATE INDEX bulletin_receipts_unread ON bulletin_receipts (agent_id, at, bulletin_id)
    WHERE read_at IS NULL`,
];
