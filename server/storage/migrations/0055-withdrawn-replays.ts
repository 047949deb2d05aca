import type { Migration } from "./migration.ts";

/** An exercise is found by the conversation that it was made of, without naming it: where that is erased, it is checked again. */
export const withdrawnReplays: Migration = () => [
  "ALTER TABLE replays ADD COLUMN source_mark TEXT",
  "ALTER TABLE replays ADD COLUMN withdrawn_at BIGINT",
  "CREATE INDEX replays_by_source ON replays (source_mark) WHERE source_mark IS NOT NULL",
];
