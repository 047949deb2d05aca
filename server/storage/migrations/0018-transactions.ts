import type { Migration } from "./migration.ts";

/** What the wallet pushed of each customer's, and what a complaint is about. */
export const transactionTables: Migration = () => [
  "ALTER TABLE tickets ADD COLUMN about TEXT",
  "ALTER TABLE ticket_entries ADD COLUMN about TEXT",
  `CREATE TABLE transaction_lists (
    customer_id TEXT PRIMARY KEY REFERENCES customers (id),
    transactions TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
];
