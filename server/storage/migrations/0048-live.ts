import type { Migration } from "./migration.ts";

/** What the live page says of the last hour and of today, and how many waited at the same time of other days. */
export const liveTables: Migration = () => [
  `CREATE TABLE waiting_samples (
    at BIGINT PRIMARY KEY,
    counts TEXT NOT NULL
  )`,
  // 0: a wait of before, whose first reply was not noted.
  "ALTER TABLE waits ADD COLUMN replied_at BIGINT DEFAULT 0",
  "CREATE INDEX waits_by_reply ON waits (replied_at)",
  "CREATE INDEX conversations_by_wait ON conversations (waiting_since) WHERE waiting_since IS NOT NULL",
  "ALTER TABLE agents ADD COLUMN duty_since BIGINT",
];
