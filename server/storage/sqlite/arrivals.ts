import type { ClientId, ConversationId } from "../../../protocol/conversation.ts";
import type { ConversationRecord, MessageRecord } from "../../domain/records.ts";
import type { Eventually } from "../../ports/store.ts";
import type { Sql } from "../sql.ts";
import { storedColumns, valuesOf, writeMove } from "../writes.ts";
import type { Writer } from "./writer.ts";

/** Tables that messages arrive in, told apart by the last character of their conversation's id. */
const binCount = 8;

/** So many messages of a bin are put in place together: it takes some 20 ms, in which nothing else is written. */
export const mostInBin = 2_000;

const table = (bin: number) => `arrivals_${bin}`;

export const arrivalTables = Array.from({ length: binCount }, (_, bin) => table(bin));

const binOf = (id: ConversationId) => id.charCodeAt(id.length - 1) % binCount;

interface Bin {
  readonly insert: string;
  readonly table: string;
  /** Of the messages in it. */
  readonly clientIds: Set<ClientId>;
  messages: number;
  /** Whether the batch that is being run empties it. */
  emptied: boolean;
  /** Conversations with messages in it, as these have moved them: their rows don't say so yet. */
  readonly moved: Map<ConversationId, ConversationRecord>;
  /** Those that the batch has moved that is being run, and those whose messages are durable. */
  readonly moving: Map<ConversationId, ConversationRecord>;
  readonly durable: Map<ConversationId, ConversationRecord>;
}

const binIn = (name: string): Bin => ({
  insert: `INSERT INTO ${name} (${storedColumns})
    SELECT c.number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM conversations c
    WHERE c.id = ?1 AND NOT EXISTS (
      SELECT 1 FROM messages m WHERE m.conversation = c.number AND m.client_id = ?8 AND m.sender = ?7
    )`,
  table: name,
  clientIds: new Set(),
  messages: 0,
  emptied: false,
  moved: new Map(),
  moving: new Map(),
  durable: new Map(),
});

export interface Arrivals {
  /** Answers false, and keeps nothing, where the message is there already. */
  insert(message: MessageRecord): Eventually<boolean>;
  /** The conversation has been moved by the message that was inserted last. */
  move(conversation: ConversationRecord): void;
  /** The conversation was changed otherwise. */
  change(conversation: ConversationRecord): void;
  /** Puts messages into their places: those that may be the conversation's, or all. */
  settle(id?: ConversationId): Promise<void>;
  /** Puts those in their places that have become many. */
  settleDue(): Promise<void>;
  /** Whether some are out of their places, or were until a batch that is not durable yet. */
  readonly isBehind: boolean;
  /** The conversation as durable messages have moved it, where these may not be in their places. */
  movedBy(id: ConversationId): ConversationRecord | undefined;
  /** How many rows were written to settle messages. */
  readonly writes: number;
  /** Ends the batch: to be called with its commit, and what it returns once that is durable. */
  endBatch(): () => void;
  /** Believes nothing of all this any more. */
  forget(): void;
}

/**
 * Messages arrive in tables without an index: a commit of many then writes the few pages at their ends, where the indexes of
 * `messages` would have a page of each written for every conversation. Many at a time they are put into `messages`, in the
 * order of their conversations, so that what lies together there is written once; and what they move in their conversation's
 * row (`lastSeq`, `lastText`, …) is written with them.
 *
 *     arrivals_0 ─┐ 2,000 at a time, or when
 *     arrivals_1 ─┤ somebody wants to look          messages (conversation, seq)
 *         …       ├─────────────────────────────►   conversations.last_seq …
 *     arrivals_7 ─┘
 */
export function createArrivals(writer: Writer): Arrivals {
  const bins = arrivalTables.map(binIn);
  const binFor = (id: ConversationId) => bins[binOf(id)] as Bin;

  let writes = 0;

  async function empty(bin: Bin) {
    const before = writer.writes;
    for (const conversation of bin.moved.values()) await writeMove(writer, conversation);
    await putInPlace(writer, bin.table);
    letGo(bin);
    writes += writer.writes - before;
  }

  /** It may have come before. Of those in their places the insert itself can tell. */
  async function insertPerhapsAgain(bin: Bin, message: MessageRecord, clientId: ClientId) {
    await empty(bin);
    bin.clientIds.add(clientId);
    return insertArrival(writer, bin, message);
  }

  return {
    insert(message) {
      const bin = binFor(message.conversationId);
      const { clientId } = message;
      if (clientId === undefined) return insertArrival(writer, bin, message);
      if (bin.clientIds.has(clientId)) return insertPerhapsAgain(bin, message, clientId);
      bin.clientIds.add(clientId);
      return insertArrival(writer, bin, message);
    },
    move(conversation) {
      const bin = binFor(conversation.id);
      bin.messages += 1;
      bin.moved.set(conversation.id, conversation);
      bin.moving.set(conversation.id, conversation);
    },
    change(conversation) {
      const bin = binFor(conversation.id);
      if (!bin.moved.has(conversation.id)) return;
      bin.moved.set(conversation.id, conversation);
      bin.moving.set(conversation.id, conversation);
    },
    async settle(id) {
      const wanted = id === undefined ? bins : [binFor(id)].filter(({ moved }) => moved.has(id));
      for (const bin of wanted) if (bin.moved.size > 0) await empty(bin);
    },
    async settleDue() {
      for (const bin of bins) if (bin.messages >= mostInBin) await empty(bin);
    },
    get isBehind() {
      return bins.some(({ moved, durable }) => moved.size > 0 || durable.size > 0);
    },
    get writes() {
      return writes;
    },
    movedBy: (id) => binFor(id).durable.get(id),
    endBatch() {
      const ends = bins.map(endBatchIn);
      return () => {
        for (const end of ends) end();
      };
    },
    forget() {
      for (const bin of bins) letGo(bin);
    },
  };
}

function letGo(bin: Bin) {
  bin.moved.clear();
  bin.moving.clear();
  bin.clientIds.clear();
  bin.messages = 0;
  bin.emptied = true;
}

function endBatchIn(bin: Bin) {
  const { emptied, durable } = bin;
  const moving = [...bin.moving];
  bin.emptied = false;
  bin.moving.clear();
  return () => {
    if (emptied) durable.clear();
    for (const [id, conversation] of moving) durable.set(id, conversation);
  };
}

const insertArrival = (sql: Sql, { insert }: Bin, message: MessageRecord) =>
  sql.insertOnce(insert, valuesOf(message));

/** All of a table of arrivals. */
export async function putInPlace(sql: Sql, name: string): Promise<void> {
  await sql.run(
    `INSERT INTO messages (${storedColumns})
     SELECT ${storedColumns} FROM ${name} ORDER BY conversation, seq`,
    [],
  );
  await sql.run(`DELETE FROM ${name}`, []);
}
