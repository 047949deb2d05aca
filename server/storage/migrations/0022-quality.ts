import type { Migration } from "./migration.ts";

/** What those who lead tell agents, and how they have scored their work. */
export const qualityTables: Migration = ({ key }) => [
  `CREATE TABLE memos (
    id ${key} PRIMARY KEY,
    agent_id TEXT NOT NULL REFERENCES agents (id),
    author_id TEXT NOT NULL REFERENCES agents (id),
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    conversation_id TEXT REFERENCES conversations (id),
    review_id TEXT,
    points_given INTEGER,
    points_of INTEGER,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX memos_of_agent ON memos (agent_id, at, id)",
  "CREATE INDEX memos_of_conversation ON memos (conversation_id) WHERE conversation_id IS NOT NULL",
  `CREATE TABLE quality_reviews (
    id ${key} PRIMARY KEY,
    conversation_id TEXT NOT NULL UNIQUE REFERENCES conversations (id),
    agent_id TEXT NOT NULL REFERENCES agents (id),
    agent_name TEXT NOT NULL,
    reviewer_id TEXT NOT NULL REFERENCES agents (id),
    reviewer_name TEXT NOT NULL,
    scores TEXT NOT NULL,
    comment TEXT,
    at BIGINT NOT NULL
  )`,
  `CREATE INDEX conversations_resolved_by ON conversations (agent_id, resolved_at)
    WHERE status = 'resolved'`,
  // For whoever keeps the articles: the few among all questions of a week.
  `CREATE INDEX questions_missed ON questions (at) WHERE outcome = 'none' OR helpful = 0`,
  "CREATE INDEX quality_reviews_by_time ON quality_reviews (at, id)",
  "CREATE INDEX quality_reviews_of_agent ON quality_reviews (agent_id, at, id)",
];
