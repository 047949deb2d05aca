import type { CustomerId } from "../../../protocol/conversation.ts";
import type { Reads } from "../../ports/store.ts";
import { agents } from "../agents.ts";
import { claimNext, conversations } from "../conversations.ts";
import { customers } from "../customers.ts";
import { createReads } from "../reads.ts";
import type { Sql } from "../sql.ts";
import { select } from "../table.ts";

/** Lets others refer to the row, and nobody else change it or read it to change it. */
const lock = "FOR NO KEY UPDATE";

/**
 * The reads of a transaction. What a transaction decides by stays as it read it until its commit: rows that it reads by
 * their id are locked. With SERIALIZABLE in place of locks, 150 writers in one conversation took more than 20 s.
 *
 * In this order, so that two transactions seldom wait for each other: the customer, the agent, the conversation. Where they
 * do all the same, PostgreSQL ends one of them, and it is run again.
 */
export function lockingReads(sql: Sql): Reads {
  const reads = createReads(sql);
  const { one, many } = select(sql, conversations);
  const latest = one(`WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT 1 ${lock}`);
  return {
    ...reads,
    conversation: one(`WHERE id = ? ${lock}`),
    conversationOf: one(`WHERE customer_id = ? AND id = ? ${lock}`),
    // There may be none yet, and two messages must not begin two.
    async latestConversationOf(customerId) {
      await lockCustomer(sql, customerId);
      return latest(customerId);
    },
    conversationsHeldBy: many(
      `WHERE agent_id = ? AND status = 'assigned' ORDER BY assigned_at, id ${lock}`,
    ),
    customerByToken: select(sql, customers).one(`WHERE token_hash = ? ${lock}`),
    agent: select(sql, agents).one(`WHERE id = ? ${lock}`),
  };
}

/** In memory only: a lock of the customer's row would be written to it with each message. */
const lockCustomer = (sql: Sql, id: CustomerId) =>
  sql.get("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?, 0)) AS TEXT)", [id]);

/** Of several that ask at the same time each gets another one. */
export const claimNextUnlocked = (sql: Sql) => claimNext(sql, `${lock} SKIP LOCKED`);
