import type { Migration } from "./migration.ts";

/** Which body an idempotency key came with: another one with the same key is refused. */
export const requestBodies: Migration = () => [
  "ALTER TABLE idempotent_answers ADD COLUMN body_hash TEXT",
];
