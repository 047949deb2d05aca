import type { MessageRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports.ts";
import { column, lineOf } from "./rows.ts";
import { marks, type Sql, snakeCase } from "./sql.ts";

/** The store's changes over either database; to be run inside a transaction. */
export function createTransaction(sql: Sql, reads: Reads): Transaction {
  const insert = (table: string, record: object, suffix = "") => {
    const names = Object.keys(record).filter((name) => name in record);
    const columns = names.map(snakeCase).join(", ");
    const values = Object.entries(record).map(([name, part]) => column(name, part));
    return sql.run(
      `INSERT INTO ${table} (${columns}) VALUES (${marks(names.length)}) ${suffix}`,
      ...values,
    );
  };
  const update = (table: string, id: string, parts: object) => {
    const entries = Object.entries(parts);
    if (entries.length === 0) return Promise.resolve(0);
    const set = entries.map(([name]) => `${snakeCase(name)} = ?`).join(", ");
    const values = entries.map(([name, part]) => column(name, part));
    return sql.run(`UPDATE ${table} SET ${set} WHERE id = ?`, ...values, id);
  };

  return {
    ...reads,
    async insertCustomer(customer, tokenHash) {
      await insert("customers", { ...customer, tokenHash });
    },
    async updateCustomer({ id, name, locale, tier, phoneMasked }) {
      await update("customers", id, { name, locale, tier, phoneMasked });
    },
    async insertConversation(conversation) {
      await insert("conversations", conversation);
    },
    async updateConversation(id, patch) {
      await update("conversations", id, patch);
    },
    appendMessage: (message) => append(sql, message),
    async insertQuestion(question) {
      const articleId = question.outcome === "answer" ? question.articleIds[0] : undefined;
      await insert("questions", { ...question, articleId });
    },
    async saveVote({ messageId, ...vote }) {
      await insert(
        "votes",
        { ...vote, messageId: messageId ?? "" },
        `ON CONFLICT (customer_id, article_id, message_id)
         DO UPDATE SET helpful = excluded.helpful, reason = excluded.reason, at = excluded.at`,
      );
      if (!vote.conversationId || !messageId) return;
      await sql.run(
        `UPDATE questions SET helpful = ? WHERE conversation_id = ? AND message_seq = (
           SELECT MAX(q.message_seq) FROM questions q
           JOIN messages m ON m.conversation_id = q.conversation_id AND m.id = ?
           WHERE q.conversation_id = ? AND q.message_seq <= m.seq)`,
        vote.helpful ? 1 : 0,
        vote.conversationId,
        messageId,
        vote.conversationId,
      );
    },
    async insertWait(conversationId, seconds, at) {
      await insert("waits", { conversationId, seconds, at });
    },
    async insertAgent(agent) {
      await insert("agents", { ...agent, email: agent.email.toLowerCase() });
    },
    async updateAgent({ id, createdAt: _, ...parts }) {
      await update("agents", id, { ...parts, email: parts.email.toLowerCase() });
    },
    async insertAgentSession(session) {
      await insert("agent_sessions", session);
    },
    async deleteAgentSession(tokenHash) {
      await sql.run(`DELETE FROM agent_sessions WHERE token_hash = ?`, tokenHash);
    },
    async deleteAgentSessionsOf(agentId) {
      await sql.run(`DELETE FROM agent_sessions WHERE agent_id = ?`, agentId);
    },
    async deleteExpiredSessions(now) {
      await sql.run(`DELETE FROM agent_sessions WHERE expires_at <= ?`, now);
    },
  };
}

const bump = `UPDATE conversations SET last_seq = last_seq + 1, last_text = COALESCE(?, last_text), last_at = ?,
  customer_at = COALESCE(?, customer_at) WHERE id = ? RETURNING last_seq`;

const insertMessage = `INSERT INTO messages
  (conversation_id, seq, id, author_kind, author_id, author_name, client_id, at, body, happening)
  VALUES (${marks(10)})`;

/** The hot path: two statements, hand-written. */
async function append(sql: Sql, message: Omit<MessageRecord, "seq">): Promise<MessageRecord> {
  const { id, conversationId, author, clientId, at, body, happening } = message;
  const spoken = author.kind === "customer" ? at : null;
  const row = await sql.get(bump, lineOf(body) ?? null, at, spoken, conversationId);
  if (!row) throw new Error("A message was appended to a conversation that is not there.");
  const seq = Number(row.lastSeq);
  await sql.run(
    insertMessage,
    conversationId,
    seq,
    id,
    author.kind,
    author.id ?? "",
    author.name ?? null,
    clientId ?? null,
    at,
    JSON.stringify(body),
    happening.type === "message.posted" ? null : JSON.stringify(happening),
  );
  return { ...message, seq };
}
