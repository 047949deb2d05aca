import type { ClientId, ConversationId, CustomerId } from "../../../protocol/conversation.ts";
import { patched } from "../../domain/conversation.ts";
import type { ConversationRecord, MessageRecord } from "../../domain/records.ts";
import { after, type Eventually, type Reads, type Transaction } from "../../ports.ts";
import { createAppend, createTransaction, updateRow, writeMove } from "../writes.ts";
import { insertArrival, putInPlace } from "./arrivals.ts";
import { catchUp } from "./catch-up.ts";
import type { Writer } from "./writer.ts";

/** Conversations kept at hand; beyond, all are let go and the busy ones come back. */
const most = 5_000;

/** So many messages may be out of their places, and ahead of what their conversations' rows say of them, by whole batches. */
export const mostAhead = 4_000;

type Changes = { [Part in keyof ConversationRecord]?: unknown };

/** What looks at rows or messages of any conversation: all must be in its place. */
const looksAtAll: readonly string[] = [
  "conversationsOf",
  "conversationsHeldBy",
  "queue",
  "idleConversations",
  "desk",
  "saveVote",
] satisfies (keyof Transaction)[];

/** What looks at the messages of the conversation that it is given first. */
const looksAtOne: readonly string[] = [
  "messages",
  "message",
  "messageByClientId",
  "customerMessagesAfter",
] satisfies (keyof Transaction)[];

export interface HotTransaction {
  readonly tx: Transaction;
  /** How often something was changed, in the database or at hand. */
  readonly changes: number;
  /** The conversation as committed messages have moved it, where its row may not say so and they are not in their places yet. */
  moved(id: ConversationId): ConversationRecord | undefined;
  /** Whether there are such. */
  readonly behind: boolean;
  /** Ends the batch: to be called with its commit, and what it returns once that is durable. */
  endBatch(): () => void;
  /** Writes what has changed at hand; puts messages in their places only when they have become many. To be called before the commit. */
  flushDue(): Promise<void>;
  /** Writes all that has changed at hand. */
  flush(): Promise<void>;
  /** Lets go of everything; to be called when all is written. */
  letGo(): void;
  /** Lets go of everything, as what was undone must not be believed: the rows must catch up before work goes on. */
  forget(): void;
  readonly forgotten: boolean;
  /** Puts messages in their places, and writes from them what their conversations' rows do not say yet. */
  catchUp(): Promise<void>;
  /** Lets go of everything if it has become too much. To be called between transactions. */
  tidy(): void;
}

/**
 * The transaction over SQLite, with the conversations of late kept at hand.
 *
 * A busy conversation's row is then read once. Messages arrive in a table of their own (`arrivals.ts`); they are put in
 * their places, and what they move in their conversation's row (`lastSeq`, `lastText`, …) is written, when somebody wants it,
 * or when many have come. The arrivals themselves say it all, and `catch-up.ts` gets it from them after a crash. It is
 * sound because one connection writes: whatever another process commits shows in SQLite's `data_version`, and everything at
 * hand is let go.
 */
export function createHotTransaction(writer: Writer, reads: Reads): HotTransaction {
  const plain = createTransaction(writer, reads);
  const records = new Map<ConversationId, ConversationRecord>();
  const latest = new Map<CustomerId, ConversationId>();
  const unwritten = new Map<ConversationId, Changes>();
  /** Moved by messages: what the record at hand says of them is still to be written, and they are still to be put in place. */
  const moved = new Set<ConversationId>();
  /** Of the messages that are not in their places yet. */
  const arrived = new Set<ClientId>();
  /** Messages since that was written last. */
  let ahead = 0;
  /** Moved by the batch that is being run, and by those that are durable. */
  let moving = new Map<ConversationId, ConversationRecord>();
  const durable = new Map<ConversationId, ConversationRecord>();
  let touched = 0;
  let forgotten = false;

  /** Writes by now that were no job's own. */
  let flushes = 0;

  async function flushParts() {
    const before = writer.writes;
    for (const [id, parts] of unwritten) {
      await updateRow(writer, "conversations", { id, parts });
    }
    unwritten.clear();
    flushes += writer.writes - before;
  }

  async function flushMoves() {
    const before = writer.writes;
    for (const id of moved) {
      const record = records.get(id);
      if (record) await writeMove(writer, record);
    }
    await putInPlace(writer);
    moved.clear();
    moving.clear();
    arrived.clear();
    ahead = 0;
    flushes += writer.writes - before;
  }

  async function flush() {
    if (unwritten.size > 0) await flushParts();
    if (moved.size > 0) await flushMoves();
  }

  function letGo() {
    records.clear();
    latest.clear();
    unwritten.clear();
    moved.clear();
    moving = new Map();
    arrived.clear();
    ahead = 0;
  }

  function endBatch() {
    const rowsAreWritten = moved.size === 0;
    const moves = moving;
    moving = new Map();
    return () => {
      if (rowsAreWritten) durable.clear();
      for (const [id, record] of moves) durable.set(id, record);
    };
  }

  function keep(record: ConversationRecord | undefined) {
    if (record) records.set(record.id, record);
    return record;
  }

  const conversation = (id: ConversationId) =>
    records.get(id) ?? after(reads.conversation(id), keep);

  function latestConversationOf(customerId: CustomerId) {
    const known = latest.get(customerId);
    return known ? conversation(known) : findLatest(customerId);
  }

  async function findLatest(customerId: CustomerId) {
    const found = await reads.latestConversationOf(customerId);
    if (!found) return undefined;
    latest.set(customerId, found.id);
    return records.get(found.id) ?? keep(found);
  }

  async function change(id: ConversationId, parts: Changes) {
    const record = records.get(id) ?? (await conversation(id));
    if (!record) return;
    touched += 1;
    const changed = patched(record, parts);
    records.set(id, changed);
    if (moved.has(id)) moving.set(id, changed);
    const before = unwritten.get(id);
    if (before) Object.assign(before, parts);
    else unwritten.set(id, { ...parts });
  }

  /** One that may be among the arrivals is looked for in its place. */
  function keepMessage(message: MessageRecord): Eventually<boolean> {
    const { clientId } = message;
    if (clientId === undefined) return insertArrival(writer, message);
    const due = arrived.has(clientId) ? flushMoves() : undefined;
    return after(due, () => {
      arrived.add(clientId);
      return insertArrival(writer, message);
    });
  }

  /** The hot path: nothing is written but the message. */
  function move(conversation: ConversationRecord) {
    touched += 1;
    ahead += 1;
    records.set(conversation.id, conversation);
    moved.add(conversation.id);
    moving.set(conversation.id, conversation);
  }

  /** Everything else sees the database as it would be without us. */
  const flushed = Object.fromEntries(
    Object.entries(plain).map(([name, call]: [string, (...given: never[]) => unknown]) => [
      name,
      async (...given: never[]) => {
        if (unwritten.size > 0) await flushParts();
        const [id] = given as readonly unknown[] as readonly ConversationId[];
        const looks =
          looksAtAll.includes(name) || (looksAtOne.includes(name) && id && moved.has(id));
        if (moved.size > 0 && looks) await flushMoves();
        return call(...given);
      },
    ]),
  ) as unknown as Transaction;

  const tx: Transaction = {
    ...flushed,
    conversation,
    latestConversationOf,
    async conversationOf(customerId, id) {
      const record = await conversation(id);
      return record?.customerId === customerId ? record : undefined;
    },
    updateConversation: change,
    async insertConversation(record) {
      await plain.insertConversation(record);
      latest.delete(record.customerId);
    },
    appendMessage: createAppend(reads, { get: conversation, keep: keepMessage, move }),
  };

  return {
    tx,
    get changes() {
      return writer.writes - flushes + touched;
    },
    moved: (id) => durable.get(id),
    get behind() {
      return durable.size > 0;
    },
    endBatch,
    get forgotten() {
      return forgotten;
    },
    async flushDue() {
      if (unwritten.size > 0) await flushParts();
      if (ahead >= mostAhead || records.size > most) await flushMoves();
    },
    flush,
    letGo,
    forget() {
      letGo();
      forgotten = true;
    },
    async catchUp() {
      await catchUp(writer, reads);
      forgotten = false;
    },
    tidy() {
      if (records.size > most && moved.size === 0 && unwritten.size === 0) letGo();
    },
  };
}
