import type { Migration } from "./migration.ts";

/** A page of ours keeps a signed-in customer longer than the identity token that they came with. */
export const customerSessionTable: Migration = () => [
  `CREATE TABLE customer_sessions (
    token_hash TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  )`,
];
