import type { Migration } from "./migration.ts";

/** What a customer's erasure and retention need; and indexes, so that a deletion finds what refers to the row. */
export const privacyTables: Migration = () => [
  `CREATE TABLE legal_holds (
    customer_id TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
  `CREATE TABLE erasures (
    customer_id TEXT PRIMARY KEY,
    receipt TEXT NOT NULL,
    by TEXT NOT NULL,
    at BIGINT NOT NULL,
    conversations INTEGER NOT NULL,
    messages INTEGER NOT NULL
  )`,
  `CREATE TABLE idempotent_answers (
    key_hash TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX conversations_by_resolution ON conversations (resolved_at) WHERE resolved_at IS NOT NULL",
  "CREATE INDEX customers_by_creation ON customers (created_at, id)",
  "CREATE INDEX customer_sessions_of_customer ON customer_sessions (customer_id)",
  "CREATE INDEX votes_of_conversation ON votes (conversation_id)",
  "CREATE INDEX votes_by_time ON votes (at)",
  "CREATE INDEX waits_of_conversation ON waits (conversation_id)",
];
