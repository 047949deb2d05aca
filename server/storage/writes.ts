import type { ConversationId } from "../../protocol/conversation.ts";
import { withMessage } from "../domain/conversation-record.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import {
  after,
  DuplicateMessage,
  type Eventually,
  type NewMessage,
  type Reads,
  type Transaction,
} from "../ports/store.ts";
import { column, senderOf } from "./rows.ts";
import { marks, type Sql, snakeCase } from "./sql.ts";

/** The store's changes over either database; to be run inside a transaction. */
export function createTransaction(sql: Sql, reads: Reads): Transaction {
  const insert = (table: string, record: object, suffix = "") => {
    const names = Object.keys(record).filter((name) => name in record);
    const columns = names.map(snakeCase).join(", ");
    const values = Object.entries(record).map(([name, part]) => column(name, part));
    return sql.run(
      `INSERT INTO ${table} (${columns}) VALUES (${marks(names.length)}) ${suffix}`,
      values,
    );
  };
  const update = (table: string, id: string, parts: object) => updateRow(sql, table, { id, parts });

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
    appendMessage: createAppend(reads, {
      get: reads.conversation,
      keep: (message) => sql.insertOnce(insertMessage, valuesOf(message)),
      move: (conversation) => writeMove(sql, conversation),
    }),
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
           JOIN conversations c ON c.id = q.conversation_id
           JOIN messages m ON m.conversation = c.number AND m.id = ?
           WHERE q.conversation_id = ? AND q.message_seq <= m.seq)`,
        [vote.helpful ? 1 : 0, vote.conversationId, messageId, vote.conversationId],
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
      await sql.run(`DELETE FROM agent_sessions WHERE token_hash = ?`, [tokenHash]);
    },
    async deleteAgentSessionsOf(agentId) {
      await sql.run(`DELETE FROM agent_sessions WHERE agent_id = ?`, [agentId]);
    },
    async deleteExpiredSessions(now) {
      await sql.run(`DELETE FROM agent_sessions WHERE expires_at <= ?`, [now]);
    },
  };
}

/** Sets the parts that are named; `undefined` empties a column. */
export async function updateRow(
  sql: Sql,
  table: string,
  { id, parts }: { readonly id: string; readonly parts: object },
): Promise<void> {
  const entries = Object.entries(parts);
  if (entries.length === 0) return;
  const set = entries.map(([name]) => `${snakeCase(name)} = ?`).join(", ");
  const values = entries.map(([name, part]) => column(name, part));
  await sql.run(`UPDATE ${table} SET ${set} WHERE id = ?`, [...values, id]);
}

/** In the order of `valuesOf`. */
export const storedColumns = `conversation, seq, id, author_kind, author_id, author_name, sender, client_id, at, body,
  happening`;

const insertMessage = `INSERT INTO messages (${storedColumns})
  VALUES ((SELECT number FROM conversations WHERE id = ?), ${marks(10)})
  ON CONFLICT (conversation, client_id, sender) WHERE client_id IS NOT NULL DO NOTHING`;

/** Writes what messages have moved in the conversation. */
export const writeMove = (
  sql: Sql,
  { id, lastSeq, lastAt, lastText, customerAt, unread }: ConversationRecord,
): Eventually<unknown> =>
  sql.run(
    `UPDATE conversations SET last_seq = ?, last_at = ?, last_text = ?, customer_at = ?, unread = ? WHERE id = ?`,
    [lastSeq, lastAt, lastText, customerAt, unread, id],
  );

/** Where messages go, and the conversations as the transaction sees them: in the database, or at hand. */
interface Appending {
  get(id: ConversationId): Eventually<ConversationRecord | undefined>;
  /** Answers false, and keeps nothing, where the message is there already. */
  keep(message: MessageRecord): Eventually<boolean>;
  /** Keeps what a message has moved. */
  move(conversation: ConversationRecord): Eventually<unknown>;
}

/** The hot path. A message that is there already is found by the insert itself, before anything was written. */
export function createAppend(
  reads: Reads,
  { get, keep, move }: Appending,
): Transaction["appendMessage"] {
  function append(message: NewMessage, conversation: ConversationRecord | undefined) {
    if (!conversation)
      throw new Error("A message was appended to a conversation that is not there.");
    const { id, conversationId, author, clientId, at, body, event } = message;
    const seq = conversation.lastSeq + 1;
    const kept = { id, conversationId, seq, author, clientId, at, body, event };
    return after(keep(kept), (isNew) =>
      isNew
        ? after(move(withMessage(conversation, kept)), () => kept)
        : refuseDuplicate(reads, message),
    );
  }
  return (message) =>
    after(get(message.conversationId), (conversation) => append(message, conversation));
}

export const valuesOf = (message: MessageRecord) => [
  message.conversationId,
  message.seq,
  message.id,
  message.author.kind,
  message.author.id ?? "",
  message.author.name ?? null,
  senderOf(message.author),
  message.clientId ?? null,
  message.at,
  JSON.stringify(message.body),
  message.event.type === "message.posted" ? null : JSON.stringify(message.event),
];

async function refuseDuplicate(
  reads: Reads,
  { conversationId, author, clientId }: NewMessage,
): Promise<never> {
  const sender = `${author.kind}:${author.id ?? ""}`;
  const kept = clientId && (await reads.messageByClientId(conversationId, sender, clientId));
  if (!kept) throw new Error("A message was refused as a duplicate, and no other is there.");
  throw new DuplicateMessage(kept);
}
