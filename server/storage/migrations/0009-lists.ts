import type { Migration } from "./migration.ts";

/**
 * An index for each list that grows: a page costs the same, however many conversations are resolved. The partial ones hold
 * the few that are open.
 */
export const indexesOfLists: Migration = ({ nullsFirst }) => [
  // SQLite would take it for every list of one status, and sort what it finds.
  "DROP INDEX conversations_by_status",
  // The order of `protocol/queue-order.ts`: the head of the queue is found without sorting it.
  `CREATE INDEX conversations_in_turn ON conversations (priority DESC, waiting_since${nullsFirst}, id)
    WHERE status = 'queued'`,
  `CREATE INDEX conversations_resolved ON conversations (resolved_at, id) WHERE status = 'resolved'`,
  `CREATE INDEX conversations_open ON conversations (last_at, id) WHERE status <> 'resolved'`,
  `CREATE INDEX conversations_held ON conversations (agent_id, last_at, id)
    WHERE status = 'assigned'`,
  `CREATE INDEX conversations_waiting ON conversations (id) WHERE status = 'queued'`,
  `CREATE INDEX conversations_idle ON conversations (customer_at)
    WHERE status IN ('bot', 'assigned')`,
  "CREATE INDEX agent_sessions_by_end ON agent_sessions (expires_at)",
  "CREATE INDEX customer_sessions_by_end ON customer_sessions (expires_at)",
];
