import type { AgentId, Author } from "../../protocol/conversation.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import { after, type DeskPage, type Reads } from "../ports/store.ts";
import { deskQuery } from "./desk-query.ts";
import {
  conversationColumns,
  inConversation,
  messageColumns,
  senderOf,
  toAgent,
  toAgentSession,
  toConversation,
  toCustomer,
  toMessage,
  toQuestion,
} from "./rows.ts";
import { marks, type Queries, type Row } from "./sql.ts";

const inTurn = "ORDER BY priority DESC, waiting_since, id";

/** The store's questions over either database. */
export function createReads(sql: Queries): Reads {
  const one =
    <T>(to: (row: Row) => T) =>
    (query: string, ...values: readonly (string | number)[]) =>
      after(sql.get(query, values), (row) => row && to(row));
  const many =
    <T>(to: (row: Row) => T) =>
    (query: string, ...values: readonly (string | number)[]) =>
      after(sql.all(query, values), (rows) => rows.map(to));

  const customer = one(toCustomer);
  const conversation = one(toConversation);
  const conversations = many(toConversation);
  const agent = one(toAgent);

  return {
    customer: (id) => customer(`SELECT ${customerColumns} FROM customers WHERE id = ?`, id),
    customerByToken: (hash) =>
      customer(`SELECT ${customerColumns} FROM customers WHERE token_hash = ?`, hash),
    customerBySubject: (subject) =>
      customer(`SELECT ${customerColumns} FROM customers WHERE subject = ?`, subject),

    conversation: (id) =>
      conversation(`SELECT ${conversationColumns} FROM conversations WHERE id = ?`, id),
    conversationOf: (customerId, id) =>
      conversation(
        `SELECT ${conversationColumns} FROM conversations WHERE id = ? AND customer_id = ?`,
        id,
        customerId,
      ),
    latestConversationOf: (customerId) =>
      conversation(
        `SELECT ${conversationColumns} FROM conversations WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT 1`,
        customerId,
      ),
    conversationsOf: (customerId, limit) =>
      conversations(
        `SELECT ${conversationColumns} FROM conversations WHERE customer_id = ? ORDER BY created_at DESC, id DESC LIMIT ?`,
        customerId,
        limit,
      ),
    conversationsHeldBy: (agentId) =>
      conversations(
        `SELECT ${conversationColumns} FROM conversations WHERE agent_id = ? AND status = 'assigned' ORDER BY assigned_at, id`,
        agentId,
      ),
    async loads() {
      const rows = await sql.all(
        `SELECT agent_id, COUNT(*) AS count FROM conversations
         WHERE status = 'assigned' AND agent_id IS NOT NULL GROUP BY agent_id`,
        [],
      );
      return new Map(rows.map((row) => [row.agentId as AgentId, Number(row.count)]));
    },
    queue: () =>
      conversations(
        `SELECT ${conversationColumns} FROM conversations WHERE status = 'queued' ${inTurn}`,
      ),
    async queueLength() {
      const row = await sql.get(
        `SELECT COUNT(*) AS count FROM conversations WHERE status = 'queued'`,
        [],
      );
      return Number(row?.count);
    },
    idleConversations: (before, limit) =>
      conversations(
        `SELECT ${conversationColumns} FROM conversations WHERE status IN ('bot', 'assigned') AND customer_at < ?
         ORDER BY customer_at LIMIT ?`,
        before,
        limit,
      ),
    desk: (view, agentId, cursor) => deskPage(sql, deskQuery(view, agentId, cursor)),

    messages: async (conversationId, { after, before, limit }) => {
      const messages = many((row) => toMessage(conversationId, row));
      const page = (range: string) =>
        `SELECT ${messageColumns} FROM messages WHERE ${inConversation} AND ${range} LIMIT ?`;
      if (after !== undefined) {
        return messages(page("seq > ? ORDER BY seq"), conversationId, after, limit);
      }
      const end = before ?? Number.MAX_SAFE_INTEGER;
      const newestFirst = await messages(
        page("seq < ? ORDER BY seq DESC"),
        conversationId,
        end,
        limit,
      );
      return newestFirst.reverse();
    },
    message: (conversationId, id) =>
      one((row) => toMessage(conversationId, row))(
        `SELECT ${messageColumns} FROM messages WHERE ${inConversation} AND id = ?`,
        conversationId,
        id,
      ),
    messageByClientId: (conversationId, sender, clientId) => {
      const author = splitSender(sender);
      return one((row) => toMessage(conversationId, row))(
        `SELECT ${messageColumns} FROM messages
         WHERE ${inConversation} AND client_id = ? AND sender = ? AND author_id = ?`,
        conversationId,
        clientId,
        senderOf(author),
        author.id,
      );
    },
    async customerMessagesAfter(conversationId, seq) {
      const row = await sql.get(
        `SELECT COUNT(*) AS count FROM messages
         WHERE ${inConversation} AND seq > ? AND author_kind = 'customer'`,
        [conversationId, seq],
      );
      return Number(row?.count);
    },

    questionsIn: (conversationId) =>
      many(toQuestion)(
        `SELECT * FROM questions WHERE conversation_id = ? ORDER BY message_seq`,
        conversationId,
      ),
    mostAsked: (since, limit) =>
      many((row) => row.articleId as never)(
        `SELECT article_id FROM questions
         WHERE at >= ? AND outcome = 'answer' AND article_id IS NOT NULL AND COALESCE(helpful, 1) = 1
         GROUP BY article_id ORDER BY COUNT(*) DESC, article_id LIMIT ?`,
        since,
        limit,
      ),
    recentWaits: (limit) =>
      many((row) => Number(row.seconds))(
        `SELECT seconds FROM waits ORDER BY at DESC LIMIT ?`,
        limit,
      ),

    agent: (id) => agent(`SELECT * FROM agents WHERE id = ?`, id),
    agentByEmail: (email) => agent(`SELECT * FROM agents WHERE email = ?`, email.toLowerCase()),
    agents: () => many(toAgent)(`SELECT * FROM agents ORDER BY created_at, id`),
    agentSession: (tokenHash) =>
      one(toAgentSession)(`SELECT * FROM agent_sessions WHERE token_hash = ?`, tokenHash),
  };
}

/** Without the token's hash: a record has no use for it. */
const customerColumns = "id, subject, name, locale, tier, phone_masked, created_at";

/** `customer:<id>` → kind and id; an id may itself hold colons. */
const splitSender = (sender: string) => {
  const colon = sender.indexOf(":");
  return { kind: sender.slice(0, colon) as Author["kind"], id: sender.slice(colon + 1) };
};

async function deskPage(sql: Queries, query: ReturnType<typeof deskQuery>): Promise<DeskPage> {
  const rows = await sql.all(query.text, query.values);
  const shown = rows.slice(0, query.pageLength);
  const customers = await byId(
    sql,
    `SELECT ${customerColumns} FROM customers`,
    shown,
    "customerId",
  );
  const agents = await byId(sql, `SELECT * FROM agents`, shown, "agentId");
  const page = shown.map((row) => {
    const conversation = toConversation(row) as ConversationRecord;
    const agentRow = conversation.agentId && agents.get(conversation.agentId);
    return {
      conversation,
      customer: toCustomer(customers.get(conversation.customerId) ?? {}) as CustomerRecord,
      ...(agentRow ? { agent: toAgent(agentRow) as AgentRecord } : {}),
    };
  });
  const last = shown.at(-1);
  return rows.length > query.pageLength && last
    ? { rows: page, cursor: query.cursorAfter(last) }
    : { rows: page };
}

/** The rows that `shown` points to with one of its columns, by id, in one query. */
async function byId(
  sql: Queries,
  select: string,
  shown: readonly Row[],
  pointer: string,
): Promise<Map<string, Row>> {
  const ids = [
    ...new Set(shown.flatMap((row) => (row[pointer] === undefined ? [] : [String(row[pointer])]))),
  ];
  if (ids.length === 0) return new Map();
  const rows = await sql.all(`${select} WHERE id IN (${marks(ids.length)})`, ids);
  return new Map(rows.map((row) => [String(row.id), row]));
}
