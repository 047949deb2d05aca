import type { Migration } from "./migration.ts";

/** What a step has set in a ticket beside its words, and the bytes of files: the chain of the timeline covers their hashes. */
export const ticketFacts: Migration = () => [
  "ALTER TABLE ticket_entries ADD COLUMN facts TEXT",
  "ALTER TABLE ticket_entries ADD COLUMN facts_hash TEXT",
  "ALTER TABLE attachments ADD COLUMN hash TEXT",
];
