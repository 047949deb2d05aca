import type { Migration } from "./migration.ts";

/** Whose customers have written after their end, and whom nobody has served since. */
export const writtenAgain: Migration = () => [
  `CREATE INDEX conversations_written_again ON conversations (known_agent_id, customer_at)
    WHERE known_agent_id IS NOT NULL`,
];
