import type { Reads } from "../../ports/store.ts";
import { agents } from "../agents.ts";
import { announcements } from "../announcements.ts";
import { claimNext, conversations } from "../conversations.ts";
import { customers } from "../customers.ts";
import { dueMails } from "../mails.ts";
import { openAlerts, radarAlerts } from "../radar.ts";
import { createReads } from "../reads.ts";
import { searchWrites } from "../search-writes.ts";
import type { Sql } from "../sql.ts";
import { select } from "../table.ts";
import { tickets } from "../ticket-tables.ts";
import { dueWebhooks, insertWebhook } from "../webhooks.ts";

/** Lets others refer to the row, and nobody else change it or read it to change it. */
const lock = "FOR NO KEY UPDATE";

/**
 * The reads of a transaction. What a transaction decides by stays as it read it until its commit: rows that it reads by
 * their id are locked. With SERIALIZABLE in place of locks, 150 writers in one conversation took more than 20 s.
 *
 * In this order, so that two transactions seldom wait for each other: the customer, the agent, the conversation, the ticket.
 * Where they do all the same, PostgreSQL ends one of them, and it is run again.
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
      const [, found] = await Promise.all([lockName(sql, customerId), latest(customerId)]);
      return found;
    },
    conversationsHeldBy: many(
      `WHERE agent_id = ? AND status = 'assigned' ORDER BY assigned_at, id ${lock}`,
    ),
    customerByToken: select(sql, customers).one(`WHERE token_hash = ? ${lock}`),
    agent: select(sql, agents).one(`WHERE id = ? ${lock}`),
    announcement: select(sql, announcements).one(`WHERE id = ? ${lock}`),
    radarAlert: select(sql, radarAlerts).one(`WHERE id = ? ${lock}`),
    ticket: select(sql, tickets).one(`WHERE number = ? ${lock}`),
    ticketOf: select(sql, tickets).one(`WHERE customer_id = ? AND number = ? ${lock}`),
    // A shortcut that nobody has yet is no row, and two must not take it.
    async savedReplies(agentId, limit) {
      const [, found] = await Promise.all([
        lockName(sql, "saved replies"),
        reads.savedReplies(agentId, limit),
      ]);
      return found;
    },
    // The next number is no row yet, and two incidents must not take it.
    async lastIncidentNumber() {
      await lockName(sql, "incident numbers");
      return reads.lastIncidentNumber();
    },
    openRadarAlerts: select(sql, radarAlerts).many(`${openAlerts} ${lock}`),
  };
}

/** In memory only: a lock of the customer's row would be written to it with each message. */
const lockName = (sql: Sql, name: string) =>
  sql.get("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?, 0)) AS TEXT)", [name]);

const skipLocked = `${lock} SKIP LOCKED`;

/** Of several that ask at the same time each gets another one; the index passes over a conversation in which somebody writes. */
export const unlockedClaims = (sql: Sql) => ({
  claimNext: claimNext(sql, skipLocked),
  dueWebhooks: dueWebhooks(sql, skipLocked),
  insertWebhook: insertWebhook(sql, lock),
  dueMails: dueMails(sql, skipLocked),
  ...searchWrites(sql, skipLocked),
});
