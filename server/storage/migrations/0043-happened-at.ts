import type { Migration } from "./migration.ts";

/** When what a complaint is about happened, as its customer says it. */
export const happenedAt: Migration = () => [
  "ALTER TABLE tickets ADD COLUMN happened_at BIGINT",
  "ALTER TABLE ticket_entries ADD COLUMN happened_at BIGINT",
];
