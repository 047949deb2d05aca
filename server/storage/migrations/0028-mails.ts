import type { Migration } from "./migration.ts";

/** Where customers get e-mail, and what is to be sent to them. */
export const mailTables: Migration = ({ serial, key }) => [
  `CREATE TABLE mailings (
    customer_id ${key} PRIMARY KEY,
    host_address TEXT,
    own_address TEXT,
    pending_address TEXT,
    pending_at BIGINT,
    stopped_at BIGINT
  )`,
  "CREATE INDEX mailings_pending ON mailings (pending_address) WHERE pending_address IS NOT NULL",
  `CREATE TABLE mails (
    number ${serial},
    id ${key} NOT NULL UNIQUE,
    customer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    seq BIGINT,
    at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    failure TEXT,
    done_at BIGINT,
    outcome TEXT
  )`,
  "CREATE INDEX mails_due ON mails (next_at, number) WHERE done_at IS NULL",
  "CREATE INDEX mails_about ON mails (about, kind, done_at)",
  "CREATE INDEX mails_done ON mails (done_at) WHERE done_at IS NOT NULL",
  "CREATE INDEX mails_of_customer ON mails (customer_id, number)",
];
