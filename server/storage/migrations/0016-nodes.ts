import type { Migration } from "./migration.ts";

/** Which nodes work on this database, what each may do alone, and which agents are connected to which. */
export const nodeTables: Migration = ({ key, clustered }) => [
  `CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, beat BIGINT NOT NULL)`,
  `CREATE TABLE agent_connections (
    agent_id ${key} NOT NULL,
    node ${key} NOT NULL,
    PRIMARY KEY (agent_id, node)
  )${clustered}`,
];
