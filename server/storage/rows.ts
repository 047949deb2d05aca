/** Records to rows and back. What is optional is absent in a record and NULL in a row. */

import {
  type Author,
  type ConversationId,
  type Priority,
  priorities,
} from "../../protocol/conversation.ts";
import { conversationOf } from "../domain/conversation-record.ts";
import type {
  AgentRecord,
  AgentSessionRecord,
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  QuestionRecord,
  StoredBody,
  StoredEvent,
} from "../domain/records.ts";
import type { Row, Value } from "./sql.ts";

/** What a record holds, without the number that only the database knows. */
export const conversationColumns = `id, customer_id, status, priority, locale, topic, agent_id, waiting_since,
  assigned_at, misses, last_article_id, summary, survey, last_seq, read_seq, agent_read_seq, unread, last_text,
  last_at, customer_at, created_at, resolved_at`;

export const messageColumns =
  "seq, id, author_kind, author_id, author_name, client_id, at, body, happening";

/** Messages know their conversation by number. */
export const inConversation = "conversation = (SELECT number FROM conversations WHERE id = ?)";

export const toCustomer = (row: Row) =>
  ({
    id: row.id,
    subject: row.subject,
    name: row.name,
    locale: row.locale,
    tier: row.tier,
    phoneMasked: row.phoneMasked,
    createdAt: row.createdAt,
  }) satisfies PartsOf<CustomerRecord> as CustomerRecord;

export const toConversation = (row: Row): ConversationRecord =>
  conversationOf({
    ...row,
    priority: priorities[Number(row.priority)],
    survey: row.survey === undefined ? undefined : JSON.parse(String(row.survey)),
  } as unknown as ConversationRecord);

export function toMessage(conversationId: ConversationId, row: Row): MessageRecord {
  const { authorKind, authorId, authorName, happening } = row;
  return {
    id: row.id,
    conversationId,
    seq: row.seq,
    author: {
      kind: authorKind,
      ...(authorId === "" ? {} : { id: authorId }),
      ...(authorName === undefined ? {} : { name: authorName }),
    },
    clientId: row.clientId,
    at: row.at,
    body: JSON.parse(String(row.body)) as StoredBody,
    event: happening === undefined ? plain : (JSON.parse(String(happening)) as StoredEvent),
  } satisfies PartsOf<MessageRecord> as MessageRecord;
}

/** All parts of a record, of whatever type: none can be forgotten. */
type PartsOf<Record> = { readonly [Part in keyof Required<Record>]: unknown };

/** A conversation has one customer: the kind names the sender, and the index of what was sent stays small. */
export const senderOf = ({ kind, id }: Pick<Author, "kind" | "id">) =>
  kind === "agent" ? (id ?? "") : kind;

/** Nearly every message: no words are spent on it in the database. */
const plain: StoredEvent = { type: "message.posted" };

export function toQuestion(row: Row): QuestionRecord {
  const { articleId: _, articleIds, helpful, ...rest } = row;
  return {
    ...rest,
    articleIds: JSON.parse(String(articleIds)),
    ...(helpful === undefined ? {} : { helpful: helpful === 1 }),
  } as unknown as QuestionRecord;
}

export const toAgent = (row: Row): AgentRecord =>
  ({
    ...row,
    available: row.available === 1,
    disabled: row.disabled === 1,
  }) as unknown as AgentRecord;

export const toAgentSession = (row: Row) => row as unknown as AgentSessionRecord;

/** The value of a part as a column holds it. */
export function column(name: string, part: unknown): Value {
  if (part === undefined || part === null) return null;
  if (name === "priority") return priorities.indexOf(part as Priority);
  if (typeof part === "boolean") return part ? 1 : 0;
  if (typeof part === "string" || typeof part === "number") return part;
  return JSON.stringify(part);
}
