import type { Migration } from "./migration.ts";

/** What lets the content of a ticket's entry go, and the chain of hashes stay. */
export const redactionColumns: Migration = () => [
  "ALTER TABLE ticket_entries ADD COLUMN redacts TEXT",
  "ALTER TABLE ticket_entries ADD COLUMN salt TEXT",
];
