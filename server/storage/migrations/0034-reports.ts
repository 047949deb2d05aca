import type { Migration } from "./migration.ts";

/** The regular reports: each once. */
export const reportTable: Migration = ({ key }) => [
  `CREATE TABLE reports (
    id ${key} PRIMARY KEY,
    at BIGINT NOT NULL,
    report TEXT NOT NULL
  )`,
];
