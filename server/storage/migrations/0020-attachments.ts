import type { Migration } from "./migration.ts";

/** Their bytes are elsewhere, in folders with random names. A folder whose row is gone stands in `dead_blobs` until it is empty. */
export const attachmentTables: Migration = () => [
  `CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    client_id TEXT,
    customer_id TEXT REFERENCES customers (id),
    conversation_id TEXT REFERENCES conversations (id),
    ticket_number TEXT REFERENCES tickets (number),
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT,
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    pieces TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    folder TEXT NOT NULL,
    touched_at BIGINT NOT NULL
  )`,
  "CREATE UNIQUE INDEX attachments_once ON attachments (owner, client_id) WHERE client_id IS NOT NULL",
  "CREATE INDEX attachments_of_customer ON attachments (customer_id, id)",
  "CREATE INDEX attachments_of_conversation ON attachments (conversation_id) WHERE conversation_id IS NOT NULL",
  "CREATE INDEX attachments_of_ticket ON attachments (ticket_number) WHERE ticket_number IS NOT NULL",
  `CREATE INDEX attachments_unsent ON attachments (state, touched_at)
    WHERE conversation_id IS NULL AND ticket_number IS NULL`,
  "CREATE INDEX attachments_held ON attachments (touched_at) WHERE state = 'held'",
  "CREATE TABLE dead_blobs (folder TEXT PRIMARY KEY)",
  "ALTER TABLE ticket_entries ADD COLUMN attachments TEXT",
];
