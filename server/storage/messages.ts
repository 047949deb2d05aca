import type { Author, ConversationId } from "../../protocol/conversation.ts";
import { withMessage } from "../domain/conversation-record.ts";
import type {
  AllParts,
  ConversationRecord,
  MessageRecord,
  StoredEvent,
} from "../domain/records.ts";
import {
  after,
  DuplicateMessage,
  type Eventually,
  type NewMessage,
  type Reads,
  type Transaction,
} from "../ports/store.ts";
import { json, number, text } from "./column.ts";
import { unindexMessages } from "./search-index.ts";
import { marks, type Queries, type Row, type Sql, type Value } from "./sql.ts";
import { table } from "./table.ts";

type AuthorParts = {
  readonly [Part in keyof Author as `author${Capitalize<Part>}`]: Author[Part];
};

/** The author is kept part by part, and the event of a plain message, as nearly all are, not at all. */
type MessageRow = Omit<MessageRecord, "conversationId" | "author" | "event"> &
  AuthorParts & { readonly event: StoredEvent | undefined };

export const messages = table<MessageRow>(
  "messages",
  {
    seq: number,
    id: text(),
    authorKind: text(),
    authorId: text(),
    authorName: text(),
    clientId: text(),
    at: number,
    body: json(),
    event: json(),
  },
  ["conversation", "sender"],
);

const posted: StoredEvent = { type: "message.posted" };

export function messageFromRow(conversationId: ConversationId, row: Row): MessageRecord {
  const { authorKind, authorId, authorName, event, ...rest } = messages.record(row);
  const author = {
    kind: authorKind,
    id: authorId === "" ? undefined : authorId,
    name: authorName,
  } satisfies AllParts<Author>;
  return { ...rest, conversationId, author, event: event ?? posted };
}

function valuesOf(message: MessageRecord): readonly Value[] {
  const { author, event } = message;
  const authorParts = {
    authorKind: author.kind,
    authorId: author.id ?? "",
    authorName: author.name,
  } satisfies AllParts<AuthorParts>;
  const kept = event.type === "message.posted" ? undefined : event;
  return messages.values({ ...message, ...authorParts, event: kept });
}

/** A conversation has one customer: the kind names the sender, and the index of what was sent stays small. */
const senderOf = ({ kind, id }: Pick<Author, "kind" | "id">) =>
  kind === "agent" ? (id ?? "") : kind;

/** `customer:<id>` → kind and id; an id may itself hold colons. */
function splitSender(sender: string) {
  const colon = sender.indexOf(":");
  return { kind: sender.slice(0, colon) as Author["kind"], id: sender.slice(colon + 1) };
}

const columns = messages.columns.join(", ");
const inConversation = "conversation = (SELECT number FROM conversations WHERE id = ?)";
const select = `SELECT ${columns} FROM messages WHERE ${inConversation}`;

/** Clients may name a number that no `seq` can be: PostgreSQL would refuse it as too large for the column. */
const anyWhole = "CAST(? AS BIGINT)";

const columnsOfM = messages.columns.map((column) => `m.${column}`).join(", ");
/** Each length of a list is a statement of its own, which connections keep prepared: so there are few lengths. */
const listLengths = [1, 4, 16, 64, 256];

const selectAt = (count: number) => `WITH place (id, seq) AS (VALUES ${new Array(count)
  .fill("(CAST(? AS TEXT), CAST(? AS BIGINT))")
  .join(", ")})
  SELECT c.id, ${columnsOfM} FROM place JOIN conversations c ON c.id = place.id
  JOIN messages m ON m.conversation = c.number AND m.seq = place.seq`;

export function messageReads(sql: Queries) {
  const one = (conversationId: ConversationId, rest: string, values: readonly Value[]) =>
    after(sql.get(`${select} ${rest}`, [conversationId, ...values]), (row) =>
      row === undefined ? undefined : messageFromRow(conversationId, row),
    );
  async function many(conversationId: ConversationId, rest: string, values: readonly Value[]) {
    const rows = await sql.all(`${select} ${rest}`, [conversationId, ...values]);
    return rows.map((row) => messageFromRow(conversationId, row));
  }

  return {
    async messages(conversationId, { after, before = Number.MAX_SAFE_INTEGER, limit }) {
      if (after !== undefined) {
        return many(conversationId, `AND seq > ${anyWhole} ORDER BY seq LIMIT ?`, [after, limit]);
      }
      const last = `AND seq < ${anyWhole} ORDER BY seq DESC LIMIT ?`;
      return (await many(conversationId, last, [before, limit])).reverse();
    },
    async messagesAt(places) {
      const found = new Map<string, MessageRecord>();
      for (let start = 0; start < places.length; ) {
        const length = listLengths.find((one) => one >= places.length - start) ?? 256;
        const some = places.slice(start, start + length);
        const padded = Array.from({ length }, (_, index) => some[index] ?? some[0]);
        const values = padded.flatMap((place) => (place ? [place.conversationId, place.seq] : []));
        for (const [id, ...row] of await sql.all(selectAt(length), values)) {
          const message = messageFromRow(id as ConversationId, row);
          found.set(message.id, message);
        }
        start += length;
      }
      return [...found.values()];
    },
    message: (conversationId, id) => one(conversationId, "AND id = ?", [id]),
    messageByClientId(conversationId, sender, clientId) {
      const author = splitSender(sender);
      const values = [clientId, senderOf(author), author.id];
      return one(conversationId, "AND client_id = ? AND sender = ? AND author_id = ?", values);
    },
    async customerMessagesAfter(conversationId, seq) {
      const row = await sql.get(
        `SELECT COUNT(*) FROM messages
         WHERE ${inConversation} AND seq > ${anyWhole} AND author_kind = 'customer'`,
        [conversationId, seq],
      );
      return Number(row?.[0]);
    },
  } satisfies Partial<Reads>;
}

const insert = `INSERT INTO messages (conversation, sender, ${columns})
  VALUES ((SELECT number FROM conversations WHERE id = ?), ?, ${marks(messages.columns.length)})
  ON CONFLICT (conversation, client_id, sender) WHERE client_id IS NOT NULL DO NOTHING`;

const updateConversation = `UPDATE conversations
  SET last_seq = ?, last_at = ?, last_text = ?, customer_text = ?, customer_at = ?, unread = ? WHERE id = ?`;

export function messageWrites(sql: Sql, reads: Pick<Reads, "conversation" | "messageByClientId">) {
  function append(
    message: NewMessage,
    conversation: ConversationRecord | undefined,
  ): Eventually<MessageRecord> {
    if (!conversation)
      throw new Error("A message was appended to a conversation that is not there.");
    const { id, conversationId, author, clientId, at, body, event } = message;
    const seq = conversation.lastSeq + 1;
    const kept = { id, conversationId, seq, author, clientId, at, body, event };
    const values = [conversationId, senderOf(author), ...valuesOf(kept)];
    return after(sql.run(insert, values), (rows) => {
      if (rows === 0) return refuseDuplicate(message);
      const next = withMessage(conversation, kept);
      const { lastSeq, lastAt, lastText, customerText, customerAt, unread } = next;
      const said = [lastText, customerText ?? null];
      const changed = [lastSeq, lastAt, ...said, customerAt, unread, conversationId];
      return after(sql.write(updateConversation, changed), () => kept);
    });
  }

  async function refuseDuplicate({ conversationId, author, clientId }: NewMessage): Promise<never> {
    const sender = `${author.kind}:${author.id ?? ""}`;
    const kept = clientId && (await reads.messageByClientId(conversationId, sender, clientId));
    if (!kept) throw new Error("A message was refused as a duplicate, and no other is there.");
    throw new DuplicateMessage(kept);
  }

  return {
    /** A message that is there already is found by the insert itself: nothing was written then. */
    appendMessage: (message) =>
      after(reads.conversation(message.conversationId), (conversation) =>
        append(message, conversation),
      ),
    async redactMessages(conversationId, seqs) {
      const these = { text: `AND m.seq IN (${marks(seqs.length)})`, values: seqs };
      await unindexMessages(sql, conversationId, these);
      const redacted = JSON.stringify({ kind: "redacted" });
      await sql.run(
        `UPDATE messages SET body = ? WHERE ${inConversation} AND seq IN (${marks(seqs.length)})`,
        [redacted, conversationId, ...seqs],
      );
    },
  } satisfies Partial<Transaction>;
}
