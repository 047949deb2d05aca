import type { Migration } from "./migration.ts";

/** What is to be sent to the wallet's back end, written with what it reports. */
export const webhookTable: Migration = ({ serial, key }) => [
  `CREATE TABLE webhooks (
    seq ${serial},
    id ${key} NOT NULL UNIQUE,
    customer_id TEXT NOT NULL,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    failure TEXT,
    dead_at BIGINT
  )`,
  "CREATE INDEX webhooks_due ON webhooks (next_at, seq) WHERE dead_at IS NULL",
  "CREATE INDEX webhooks_of_subject ON webhooks (subject, seq) WHERE dead_at IS NULL",
  "CREATE INDEX webhooks_dead ON webhooks (dead_at, id) WHERE dead_at IS NOT NULL",
  "CREATE INDEX webhooks_of_customer ON webhooks (customer_id)",
];
