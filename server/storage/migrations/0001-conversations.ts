import type { Migration } from "./migration.ts";

/**
 * One row in `messages` is one kept event of its conversation: the message and what happened with it.
 *
 * Messages know their conversation by its small number and lie in the order of their arrival: a commit of
 * many then writes 1.6 pages a message; by UUID and clustered by conversation it was 3.8.
 */
export const firstTables: Migration = ({ clustered, serial, double, key }) => [
  `CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,

  `CREATE TABLE customers (
    id TEXT PRIMARY KEY,
    token_hash TEXT UNIQUE,
    subject TEXT UNIQUE,
    name TEXT,
    locale TEXT NOT NULL,
    tier TEXT,
    phone_masked TEXT,
    created_at BIGINT NOT NULL
  )`,

  `CREATE TABLE agents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    available SMALLINT NOT NULL,
    capacity SMALLINT NOT NULL,
    disabled SMALLINT NOT NULL,
    created_at BIGINT NOT NULL
  )`,

  `CREATE TABLE agent_sessions (
    token_hash TEXT PRIMARY KEY,
    agent_id TEXT NOT NULL REFERENCES agents (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  )`,

  `CREATE TABLE conversations (
    number ${serial},
    id ${key} NOT NULL UNIQUE,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    status TEXT NOT NULL,
    priority SMALLINT NOT NULL,
    locale TEXT NOT NULL,
    topic TEXT,
    agent_id TEXT REFERENCES agents (id),
    waiting_since BIGINT,
    assigned_at BIGINT,
    misses INTEGER NOT NULL,
    last_article_id TEXT,
    summary TEXT,
    survey TEXT,
    last_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    agent_read_seq INTEGER NOT NULL,
    last_text TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    customer_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    resolved_at BIGINT
  )`,
  `CREATE INDEX conversations_of_customer ON conversations (customer_id, created_at)`,
  `CREATE INDEX conversations_by_status ON conversations (status, priority, waiting_since, id)`,
  `CREATE INDEX conversations_of_agent ON conversations (agent_id, status)`,

  `CREATE TABLE messages (
    conversation INTEGER NOT NULL REFERENCES conversations (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT,
    sender TEXT NOT NULL,
    client_id TEXT,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    happening TEXT
  )`,
  `CREATE UNIQUE INDEX messages_in_order ON messages (conversation, seq)`,
  `CREATE UNIQUE INDEX messages_once ON messages (conversation, client_id, sender)
    WHERE client_id IS NOT NULL`,

  `CREATE TABLE questions (
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    message_seq INTEGER NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    article_id TEXT,
    article_ids TEXT NOT NULL,
    confidence ${double} NOT NULL,
    helpful SMALLINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, message_seq)
  )${clustered}`,
  `CREATE INDEX questions_by_time ON questions (at, article_id)`,

  `CREATE TABLE votes (
    customer_id TEXT NOT NULL REFERENCES customers (id),
    article_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    conversation_id TEXT REFERENCES conversations (id),
    helpful SMALLINT NOT NULL,
    reason TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (customer_id, article_id, message_id)
  )${clustered}`,

  `CREATE TABLE waits (
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    seconds INTEGER NOT NULL,
    at BIGINT NOT NULL
  )`,
  `CREATE INDEX waits_by_time ON waits (at)`,
];
