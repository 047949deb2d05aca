import type { Migration } from "./migration.ts";

/** What is to be changed because of complaints and incidents. */
export const improvementTable: Migration = ({ key }) => [
  `CREATE TABLE improvements (
    id ${key} PRIMARY KEY,
    what TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES agents (id),
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    is_settled INTEGER NOT NULL,
    topic TEXT,
    cause TEXT,
    incidents TEXT NOT NULL,
    steps TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
  )`,
  "CREATE INDEX improvements_by_day ON improvements (is_settled, due, id)",
  "CREATE INDEX improvements_by_change ON improvements (is_settled, changed_at, id)",
  "CREATE INDEX improvements_changed ON improvements (changed_at)",
];
