import type { Migration } from "./migration.ts";

/** A node that was cut off from the others asks which tickets were changed meanwhile. */
export const changedTickets: Migration = () => [
  "CREATE INDEX tickets_by_change ON tickets (last_at)",
];
