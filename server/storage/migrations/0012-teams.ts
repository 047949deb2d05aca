import type { Migration } from "./migration.ts";

/** Whose customer it is before an agent has it: a team's, or somebody's who knows them. */
export const teamColumns: Migration = () => [
  "ALTER TABLE conversations ADD COLUMN known_agent_id TEXT REFERENCES agents (id)",
  "ALTER TABLE conversations ADD COLUMN team TEXT",
  "ALTER TABLE agents ADD COLUMN last_assigned_at BIGINT",
];
