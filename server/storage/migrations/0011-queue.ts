import type { Migration } from "./migration.ts";

/** Who has not been answered, and who gave a customer back. The order of the queue has head starts. */
export const queueTurns: Migration = ({ nullsFirst }) => [
  "ALTER TABLE conversations ADD COLUMN reply_due_at BIGINT",
  "ALTER TABLE conversations ADD COLUMN avoid_agent_id TEXT REFERENCES agents (id)",
  `CREATE INDEX conversations_reply_due ON conversations (reply_due_at) WHERE reply_due_at IS NOT NULL`,
  "DROP INDEX conversations_in_turn",
  // `headStartMs` of `protocol/queue-order.ts` for each level of priority.
  `CREATE INDEX conversations_in_turn
    ON conversations ((waiting_since - priority * 1800000)${nullsFirst}, id)
    WHERE status = 'queued'`,
];
