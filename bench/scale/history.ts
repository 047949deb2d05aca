/** Years of a busy desk, written by the database itself: a million conversations take it a minute or two. */

/** What the two databases spell differently. */
export interface Spelling {
  /** A table expression with the whole numbers from 1 on, as the column `i` of `n`. */
  series(count: number): string;
  /** An id that looks like a random one, from a number. */
  id(kind: string, number: string): string;
}

export const sqliteSpelling: Spelling = {
  series: (count) =>
    `(WITH RECURSIVE up(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM up WHERE i < ${count}) SELECT i FROM up LIMIT ${count}) AS n`,
  id: (kind, number) =>
    `printf('%08x-${kind}-4000-8000-%012x', (${number}) * 2654435761 % 4294967296, ${number})`,
};

export const postgresSpelling: Spelling = {
  series: (count) => `generate_series(CAST(1 AS BIGINT), ${count}) AS n(i)`,
  id: (kind, number) =>
    `lpad(to_hex((${number}) * 2654435761 % 4294967296), 8, '0') || '-${kind}-4000-8000-' || lpad(to_hex(${number}), 12, '0')`,
};

export interface History {
  readonly resolved: number;
  readonly messagesEach: number;
  readonly waiting: number;
  /** Who had the conversations that are resolved. */
  readonly agentId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const dayMs = 86_400_000;
/** Two conversations a customer. */
const ofCustomer = (number: string) => `(${number} + 1) / 2`;

/** Statements to be run in order, each with what it makes. */
export function statementsOf(
  { series, id }: Spelling,
  { resolved, messagesEach, waiting, agentId, now }: History,
): readonly (readonly [string, string])[] {
  const yearAgo = now - 365 * dayMs;
  // Evenly over the year.
  const begun = `${yearAgo} + n.i * ${Math.floor((360 * dayMs) / Math.max(1, resolved))}`;
  const columns = `id, customer_id, status, priority, locale, topic, agent_id, waiting_since,
    assigned_at, misses, summary, last_seq, read_seq, agent_read_seq, unread, last_text, last_at,
    customer_at, created_at, resolved_at`;
  const line = "'我昨天下午转给朋友的两百块钱到现在还没到账'";
  return [
    [
      "customers",
      `INSERT INTO customers (id, locale, created_at)
       SELECT ${id("c001", "n.i")}, 'zh-CN', ${yearAgo} FROM ${series(Math.ceil(resolved / 2))}`,
    ],
    [
      "resolved conversations",
      `INSERT INTO conversations (${columns})
       SELECT ${id("a001", "n.i")}, ${id("c001", ofCustomer("n.i"))}, 'resolved', 0, 'zh-CN', '支付',
         '${agentId}', ${begun}, ${begun} + 60000, 0, '已处理', ${messagesEach}, ${messagesEach},
         ${messagesEach}, 0, ${line}, ${begun} + 600000, ${begun} + 500000, ${begun}, ${begun} + 600000
       FROM ${series(resolved)}`,
    ],
    [
      "messages",
      `INSERT INTO messages (conversation, seq, id, author_kind, author_id, sender, client_id, at, body)
       SELECT c.number, n.i, c.id || n.i,
         CASE WHEN n.i % 2 = 1 THEN 'customer' ELSE 'bot' END,
         CASE WHEN n.i % 2 = 1 THEN c.customer_id ELSE '' END,
         CASE WHEN n.i % 2 = 1 THEN 'customer' ELSE 'bot' END,
         CASE WHEN n.i % 2 = 1 THEN c.id || n.i END,
         c.created_at + n.i * 1000, '{"kind":"text","text":"我昨天下午转给朋友的两百块钱到现在还没到账，对方说没有收到"}'
       FROM conversations c CROSS JOIN ${series(messagesEach)} WHERE c.status = 'resolved'`,
    ],
    [
      "questions",
      `INSERT INTO questions (conversation_id, message_seq, question, outcome, article_id, article_ids,
         confidence, at)
       SELECT ${id("a001", "n.i")}, 1, ${line}, 'answer', 'refund-time', '["refund-time"]', 0.9, ${begun}
       FROM ${series(resolved)}`,
    ],
    [
      "waits",
      `INSERT INTO waits (conversation_id, seconds, at)
       SELECT ${id("a001", "n.i")}, 30 + n.i % 90, ${begun} FROM ${series(resolved)}`,
    ],
    [
      "customers who wait",
      `INSERT INTO customers (id, locale, created_at)
       SELECT ${id("c002", "n.i")}, 'zh-CN', ${now} FROM ${series(waiting)}`,
    ],
    [
      "waiting conversations",
      `INSERT INTO conversations (${columns})
       SELECT ${id("a002", "n.i")}, ${id("c002", "n.i")}, 'queued', 0, 'zh-CN', NULL, NULL,
         ${now} - (${waiting} - n.i) * 100, NULL, 0, NULL, 0, 0, 0, 0, ${line}, ${now}, ${now}, ${now}, NULL
       FROM ${series(waiting)}`,
    ],
  ];
}
