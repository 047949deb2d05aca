import type { Migration } from "./migration.ts";

/** Who has had a complaint before its re-review. Of those that are there, who has it or has decided is known from the row itself. */
export const ticketHands: Migration = () => ["ALTER TABLE tickets ADD COLUMN handled_by TEXT"];
