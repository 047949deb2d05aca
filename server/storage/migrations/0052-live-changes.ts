import type { Migration } from "./migration.ts";

/** When a change of the articles was seen to be live: what it did is counted from then on. */
export const liveChanges: Migration = () => [
  "ALTER TABLE content_changes ADD COLUMN live_at BIGINT",
];
