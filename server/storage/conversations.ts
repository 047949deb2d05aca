import { type AgentId, priorities } from "../../protocol/conversation.ts";
import { usualHeadStartMs } from "../../protocol/queue-order.ts";
import { conversationOf } from "../domain/conversation-record.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { InLine, Reads, Transaction, WhoseTurn } from "../ports/store.ts";
import { json, number, rank, text } from "./column.ts";
import { changesFigures, noteRollupChange } from "./rollup-changes.ts";
import { marks, type Queries, type Sql, type Value } from "./sql.ts";
import { modify, select, type Table, table } from "./table.ts";

const plain = table<ConversationRecord>(
  "conversations",
  {
    id: text(),
    customerId: text(),
    status: text(),
    priority: rank(priorities),
    locale: text(),
    topic: text(),
    agentId: text(),
    waitingSince: number,
    turnAt: number,
    assignedAt: number,
    replyDueAt: number,
    avoidAgentId: text(),
    knownAgentId: text(),
    team: text(),
    misses: number,
    answerDueAt: number,
    lastArticleId: text(),
    emergencyAt: number,
    summary: text(),
    tags: json(),
    survey: json(),
    lastSeq: number,
    readSeq: number,
    agentReadSeq: number,
    unread: number,
    lastText: text(),
    customerText: text(),
    lastAt: number,
    customerAt: number,
    createdAt: number,
    resolvedAt: number,
  },
  ["number", "indexed_seq"],
);

/** Messages know their conversation by `number`, which only the database knows. */
export const conversations: Table<ConversationRecord> = {
  ...plain,
  record: (row) => conversationOf(plain.record(row)),
};

/** The order of `protocol/queue-order.ts`; the index has this expression in it. */
const turn = `COALESCE(turn_at, waiting_since - priority * ${usualHeadStartMs})`;
export const inQueueOrder = `${turn} NULLS FIRST, id`;
export const afterInQueue = `(${turn}, id) > (?, ?)`;

/** The part of the table that places need. */
const line = table<InLine>("conversations", {
  id: text(),
  customerId: text(),
  priority: rank(priorities),
  waitingSince: number,
  turnAt: number,
  team: text(),
});

/** Whose turn it is, of those who are not passed over; `lock` stands at the end of the query. */
export function claimNext(sql: Queries, lock = ""): Transaction["claimNext"] {
  const { one } = select(sql, conversations);
  return (whose = {}) => {
    const conditions = conditionsOf(whose);
    const where = ["status = 'queued'", ...conditions.map(([text]) => text)].join(" AND ");
    const query = `WHERE ${where} ORDER BY ${inQueueOrder} LIMIT 1 ${lock}`;
    return one(query)(...conditions.flatMap(([, values]) => values));
  };
}

type Condition = readonly [text: string, values: readonly Value[]];

function conditionsOf({ notFrom, teams, among, keptFor }: WhoseTurn): readonly Condition[] {
  const conditions: Condition[] = [];
  if (notFrom) conditions.push(["(avoid_agent_id IS NULL OR avoid_agent_id <> ?)", [notFrom]]);
  const { only, not = [] } = teams ?? {};
  if (only) conditions.push([`team IN (${marks(only.length)})`, only]);
  if (not.length > 0)
    conditions.push([`(team IS NULL OR team NOT IN (${marks(not.length)}))`, not]);
  if (among) conditions.push([`id IN (${among.length > 0 ? marks(among.length) : "NULL"})`, among]);
  if (keptFor) {
    const { agentId, since } = keptFor;
    const isFree = "(known_agent_id IS NULL OR known_agent_id = ? OR waiting_since <= ?)";
    conditions.push([isFree, [agentId, since]]);
  }
  return conditions;
}

export function conversationReads(sql: Queries) {
  const { one, many } = select(sql, conversations);
  const { many: amongAll } = select(sql.lenient, conversations);
  const ofCustomer = one("WHERE customer_id = ? AND id = ?");
  const newestFirst = "ORDER BY created_at DESC, id DESC LIMIT ?";
  const newest = many(`WHERE customer_id = ? ${newestFirst}`);
  const older = many(
    `WHERE customer_id = ? AND (created_at, id) <
     (SELECT created_at, id FROM conversations WHERE customer_id = ? AND id = ?) ${newestFirst}`,
  );
  return {
    conversation: one("WHERE id = ?"),
    conversationOf: (customerId, id) => ofCustomer(customerId, id),
    latestConversationOf: one("WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT 1"),
    conversationsOf: (customerId, { before, limit }) =>
      before === undefined
        ? newest(customerId, limit)
        : older(customerId, customerId, before, limit),
    async conversationCountOf(customerId) {
      const query = "SELECT COUNT(*) FROM conversations WHERE customer_id = ?";
      return Number((await sql.get(query, [customerId]))?.[0]);
    },
    conversationsHeldBy: amongAll(
      "WHERE agent_id = ? AND status = 'assigned' ORDER BY assigned_at, id",
    ),
    async loads() {
      const rows = await sql.all(
        `SELECT agent_id, COUNT(*) FROM conversations
         WHERE status = 'assigned' AND agent_id IS NOT NULL GROUP BY agent_id`,
        [],
      );
      return new Map(rows.map(([agentId, count]) => [agentId as AgentId, Number(count)]));
    },
    waiting: select(sql.lenient, line).many(
      "WHERE status = 'queued' AND id > ? ORDER BY id LIMIT ?",
    ),
    // Who waits is in the queue for everybody.
    writtenAgain: amongAll(
      `WHERE known_agent_id = ? AND customer_at >= ? AND agent_id IS NULL
       AND status IN ('bot', 'resolved') ORDER BY customer_at DESC LIMIT ?`,
    ),
    repliesDue: amongAll("WHERE reply_due_at <= ? ORDER BY reply_due_at LIMIT ?"),
    conversationsToAnswer: amongAll("WHERE answer_due_at <= ? ORDER BY answer_due_at LIMIT ?"),
    idleConversations: amongAll(
      "WHERE status IN ('bot', 'assigned') AND customer_at < ? ORDER BY customer_at LIMIT ?",
    ),
  } satisfies Partial<Reads>;
}

export function conversationWrites(sql: Sql) {
  const { insert, update } = modify(sql, conversations);
  return {
    claimNext: claimNext(sql),
    async insertConversation(conversation) {
      await insert(conversation);
      await noteRollupChange(sql, `conversation:${conversation.id}`);
    },
    async updateConversation(id, patch) {
      await update(id, patch);
      if (changesFigures(patch)) await noteRollupChange(sql, `conversation:${id}`);
    },
    async moveConversations(from, to) {
      await sql.run(
        `UPDATE messages SET author_id = ? WHERE author_kind = 'customer' AND author_id = ?
         AND conversation IN (SELECT number FROM conversations WHERE customer_id = ?)`,
        [to, from, from],
      );
      await sql.run("UPDATE conversations SET customer_id = ? WHERE customer_id = ?", [to, from]);
      // Votes too, or an erasure would miss them; where both have voted, the signed-in customer's counts.
      await sql.run(
        `UPDATE votes SET customer_id = ? WHERE customer_id = ? AND NOT EXISTS (
           SELECT 1 FROM votes v WHERE v.customer_id = ? AND v.article_id = votes.article_id
             AND v.message_id = votes.message_id)`,
        [to, from, to],
      );
      await sql.run("DELETE FROM votes WHERE customer_id = ?", [from]);
      await sql.run(
        `UPDATE legal_holds SET customer_id = ? WHERE customer_id = ? AND NOT EXISTS (
           SELECT 1 FROM legal_holds h WHERE h.customer_id = ?)`,
        [to, from, to],
      );
    },
  } satisfies Partial<Transaction>;
}
