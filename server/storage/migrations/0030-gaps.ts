import type { Migration } from "./migration.ts";

/** What the bot failed, for those who keep the articles, and what they have changed because of it. */
export const gapTables: Migration = ({ key }) => [
  "ALTER TABLE questions ADD COLUMN handed_over SMALLINT",
  "ALTER TABLE questions ADD COLUMN corrected_by TEXT",
  `CREATE INDEX questions_failed ON questions (at)
    WHERE (outcome = 'none' OR helpful = 0 OR handed_over = 1 OR corrected_by IS NOT NULL)`,
  // No words of customers: they stand in the articles, or nowhere.
  `CREATE TABLE content_changes (
    id ${key} PRIMARY KEY,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    question_keys TEXT NOT NULL,
    branch TEXT,
    by_id TEXT NOT NULL REFERENCES agents (id),
    by_name TEXT NOT NULL,
    at BIGINT NOT NULL
  )`,
  "CREATE INDEX content_changes_by_time ON content_changes (at, id)",
];
