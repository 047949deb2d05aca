import type { Migration } from "./migration.ts";

/** A ticket's timeline is written once and never changed: what it says is chained by `hash`. */
export const ticketTables: Migration = ({ clustered }) => [
  `CREATE TABLE tickets (
    number TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    conversation_id TEXT REFERENCES conversations (id),
    client_id TEXT,
    locale TEXT NOT NULL,
    state TEXT NOT NULL,
    topic TEXT NOT NULL,
    severity SMALLINT NOT NULL,
    description TEXT NOT NULL,
    demand TEXT,
    contact TEXT,
    handler_id TEXT REFERENCES agents (id),
    team TEXT,
    promise_kind TEXT NOT NULL,
    promise_at BIGINT NOT NULL,
    paused_since BIGINT,
    breached_at BIGINT,
    due_at BIGINT,
    decision TEXT,
    decided_by TEXT REFERENCES agents (id),
    decided_at BIGINT,
    escalated_at BIGINT,
    merged_into TEXT,
    last_seq INTEGER NOT NULL,
    last_hash TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
  )`,
  `CREATE UNIQUE INDEX tickets_once ON tickets (customer_id, client_id) WHERE client_id IS NOT NULL`,
  `CREATE INDEX tickets_of_customer ON tickets (customer_id, created_at, number)`,
  `CREATE INDEX tickets_of_conversation ON tickets (conversation_id) WHERE conversation_id IS NOT NULL`,
  `CREATE INDEX tickets_due ON tickets (due_at) WHERE due_at IS NOT NULL`,
  `CREATE INDEX tickets_open ON tickets (promise_at, number) WHERE closed_at IS NULL`,
  `CREATE INDEX tickets_of_handler ON tickets (handler_id, promise_at, number) WHERE closed_at IS NULL`,
  `CREATE INDEX tickets_closed ON tickets (closed_at, number) WHERE closed_at IS NOT NULL`,

  `CREATE TABLE ticket_entries (
    number TEXT NOT NULL REFERENCES tickets (number),
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    by TEXT,
    text TEXT,
    state TEXT,
    promise TEXT,
    decision TEXT,
    hash TEXT NOT NULL,
    PRIMARY KEY (number, seq)
  )${clustered}`,

  `CREATE TABLE ticket_tasks (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL REFERENCES tickets (number),
    team TEXT NOT NULL,
    text TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT
  )`,
  `CREATE INDEX ticket_tasks_of_ticket ON ticket_tasks (number)`,
  `CREATE INDEX ticket_tasks_open ON ticket_tasks (due_at, id) WHERE answered_at IS NULL`,

  `ALTER TABLE erasures ADD COLUMN tickets INTEGER NOT NULL DEFAULT 0`,
  `CREATE TABLE ticket_days (day TEXT PRIMARY KEY, count INTEGER NOT NULL)`,
];
