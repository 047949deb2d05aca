import type { Migration } from "./migration.ts";

/** What customers say of services, whether a decision has helped, what they suggest, and whom of a sample was asked when. */
export const surveyTables: Migration = ({ key }) => [
  "ALTER TABLE tickets ADD COLUMN follow_up_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN followed_up_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN follow_up_solved SMALLINT",
  `CREATE INDEX tickets_to_confirm ON tickets (customer_id, followed_up_at)
    WHERE followed_up_at IS NOT NULL AND follow_up_solved IS NULL`,
  `CREATE TABLE survey_answers (
    id ${key} PRIMARY KEY,
    kind TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    agent_id TEXT REFERENCES agents (id),
    conversation_id TEXT REFERENCES conversations (id),
    number TEXT REFERENCES tickets (number),
    topic TEXT,
    score INTEGER,
    resolved SMALLINT,
    reasons TEXT,
    comment TEXT,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX survey_answers_by_time ON survey_answers (at, id)",
  "CREATE INDEX survey_answers_of_agent ON survey_answers (agent_id, at, id) WHERE agent_id IS NOT NULL",
  "CREATE INDEX survey_answers_unhappy ON survey_answers (at, id) WHERE score <= 3 OR resolved = 0",
  "CREATE INDEX survey_answers_periodic ON survey_answers (at) WHERE kind = 'periodic'",
  "CREATE INDEX survey_answers_of_customer ON survey_answers (customer_id, at, id)",
  `CREATE INDEX survey_answers_of_conversation ON survey_answers (conversation_id)
    WHERE conversation_id IS NOT NULL`,
  "CREATE INDEX survey_answers_of_ticket ON survey_answers (number) WHERE number IS NOT NULL",
  `CREATE TABLE ideas (
    id ${key} PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    client_id TEXT NOT NULL,
    locale TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    agent_id TEXT REFERENCES agents (id),
    answered_by TEXT,
    seen_at BIGINT
  )`,
  "CREATE UNIQUE INDEX ideas_once ON ideas (customer_id, client_id)",
  "CREATE INDEX ideas_of_customer ON ideas (customer_id, at, id)",
  "CREATE INDEX ideas_unseen ON ideas (customer_id) WHERE answered_at IS NOT NULL AND seen_at IS NULL",
  "CREATE INDEX ideas_by_time ON ideas (at, id)",
  "CREATE INDEX ideas_open ON ideas (at, id) WHERE answered_at IS NULL",
  "CREATE INDEX ideas_answered ON ideas (answered_at, id) WHERE answered_at IS NOT NULL",
  `CREATE TABLE periodic_questions (
    customer_id TEXT PRIMARY KEY REFERENCES customers (id),
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
  )`,
];
