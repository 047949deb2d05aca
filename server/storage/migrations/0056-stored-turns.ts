import type { Migration } from "./migration.ts";

/**
 * Whose turn it is stands in the row: the head start of a priority is a rule that can be set. Who waits meanwhile, and whom a node
 * of the version before queues, has no turn of their own and keeps the place of before. That version uses `conversations_in_turn`.
 */
export const storedTurns: Migration = ({ nullsFirst }) => [
  "ALTER TABLE conversations ADD COLUMN turn_at BIGINT",
  // `usualHeadStartMs` of `protocol/queue-order.ts`.
  `CREATE INDEX conversations_by_turn
    ON conversations ((COALESCE(turn_at, waiting_since - priority * 1800000))${nullsFirst}, id)
    WHERE status = 'queued'`,
];
