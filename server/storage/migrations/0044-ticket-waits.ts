import type { Migration } from "./migration.ts";

/** Of complaints that wait for their customer: when they are asked again, when it ends, and since when one that ended was not answered. */
export const ticketWaits: Migration = () => [
  "ALTER TABLE tickets ADD COLUMN ask_again_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN ends_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN wait_due_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN unanswered_since BIGINT",
  "CREATE INDEX tickets_wait_due ON tickets (wait_due_at) WHERE wait_due_at IS NOT NULL",
  // Those that wait already are asked again at once, with the day of their end.
  "UPDATE tickets SET ask_again_at = paused_since, wait_due_at = paused_since WHERE state = 'waiting'",
];
