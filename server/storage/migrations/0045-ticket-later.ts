import type { Migration } from "./migration.ts";

/** Of complaints: by when it is done where the customer knows that the promise will not be kept, and their looks at it. */
export const ticketLater: Migration = () => [
  "ALTER TABLE tickets ADD COLUMN later_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN seen_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN seen_count INTEGER",
];
