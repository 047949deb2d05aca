import type { Migration } from "./migration.ts";

/** The hash chain; `meta` has its end, and its beginning once older entries are deleted. */
export const auditTable: Migration = () => [
  `CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    by TEXT NOT NULL,
    about TEXT,
    details TEXT,
    hash TEXT NOT NULL
  )`,
  `INSERT INTO meta (name, value)
   VALUES ('audit_head', '{"seq":0,"hash":"","pruned":{"seq":0,"hash":""}}')`,
];
