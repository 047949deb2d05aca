import type { Migration } from "./migration.ts";

const columns = `conversation, seq, id, author_kind, author_id, author_name, sender, client_id, at, body,
  happening`;

/** Version 3 kept new messages in eight staging tables, and merged them into `messages` later. */
const merged = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((number) => [
  `INSERT INTO messages (${columns})
   SELECT ${columns} FROM arrivals_${number} ORDER BY conversation, seq`,
  `DROP TABLE arrivals_${number}`,
]);

const inConversation = "FROM messages m WHERE m.conversation = conversations.number";

/** What a list shows of a message, as `withMessage` has it. */
const line = `SUBSTR(COALESCE(
  JSON_EXTRACT(m.body, '$.text'), JSON_EXTRACT(m.body, '$.title'), JSON_EXTRACT(m.body, '$.name'),
  JSON_EXTRACT(m.body, '$.number')), 1, 140)`;

/** Until version 3 a conversation's row was written later than its messages; after a crash it missed some. */
const broughtUpToDate = `UPDATE conversations SET
    last_seq = (SELECT MAX(m.seq) ${inConversation}),
    last_at = (SELECT m.at ${inConversation} ORDER BY m.seq DESC LIMIT 1),
    last_text = COALESCE(
      (SELECT ${line} ${inConversation} AND m.seq > last_seq
         AND JSON_EXTRACT(m.body, '$.kind') NOT IN ('notice', 'redacted')
       ORDER BY m.seq DESC LIMIT 1), last_text),
    customer_at = COALESCE(
      (SELECT m.at ${inConversation} AND m.author_kind = 'customer' AND m.seq > last_seq
       ORDER BY m.seq DESC LIMIT 1), customer_at),
    unread = (SELECT COUNT(*) ${inConversation} AND m.author_kind = 'customer' AND m.seq > agent_read_seq)
  WHERE last_seq < (SELECT MAX(m.seq) ${inConversation})`;

/**
 * All messages are in one table, and every row says what is committed. Only SQLite had released versions before
 * this one, so its own functions may be used for them.
 */
export const oneMessageTable: Migration = ({ nullsFirst }, before) => [
  ...(before === 3 ? merged : []),
  ...(before > 0 ? [broughtUpToDate] : []),
  "ALTER TABLE messages RENAME COLUMN happening TO event",
  // The order of `protocol/queue-order.ts`: the head of the queue is found without sorting it.
  "DROP INDEX conversations_by_status",
  `CREATE INDEX conversations_by_status
     ON conversations (status, priority DESC, waiting_since${nullsFirst}, id)`,
];
