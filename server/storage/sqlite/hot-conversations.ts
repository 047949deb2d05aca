import type { ConversationId, CustomerId } from "../../../protocol/conversation.ts";
import { patched } from "../../domain/conversation.ts";
import type { ConversationRecord } from "../../domain/records.ts";
import { after, type Reads, type Transaction } from "../../ports.ts";
import { createAppend, createTransaction, updateRow, writeMove } from "../writes.ts";
import type { Writer } from "./writer.ts";

/** Conversations kept at hand; beyond, all are let go and the busy ones come back. */
const most = 5_000;

type Changes = { [Part in keyof ConversationRecord]?: unknown };

export interface HotTransaction {
  readonly tx: Transaction;
  /** How often something was changed, in the database or at hand. */
  readonly changes: number;
  /** Writes what has changed at hand. To be called before the commit. */
  flush(): Promise<void>;
  /** Lets go of everything: what was undone must not be believed. */
  forget(): void;
  /** Lets go of everything if it has become too much. To be called between transactions. */
  tidy(): void;
}

/**
 * The transaction over SQLite, with the conversations of late kept at hand.
 *
 * A busy conversation's row is then read once, and written once a commit however many messages came
 * in it: half of the work of a message. It is sound because one connection writes: whatever another
 * process commits shows in SQLite's `data_version`, and everything at hand is let go.
 */
export function createHotTransaction(writer: Writer, reads: Reads): HotTransaction {
  const plain = createTransaction(writer, reads);
  const records = new Map<ConversationId, ConversationRecord>();
  const latest = new Map<CustomerId, ConversationId>();
  const unwritten = new Map<ConversationId, Changes>();
  /** Moved by messages: what the record at hand says of them is still to be written. */
  const moved = new Set<ConversationId>();
  let touched = 0;

  /** Writes by now that were no job's own. */
  let flushes = 0;

  async function flush() {
    const before = writer.writes;
    for (const [id, parts] of unwritten) {
      await updateRow(writer, "conversations", { id, parts });
    }
    unwritten.clear();
    for (const id of moved) {
      const record = records.get(id);
      const written = record && writeMove(writer, record);
      if (written instanceof Promise) await written;
    }
    moved.clear();
    flushes += writer.writes - before;
  }

  function forget() {
    records.clear();
    latest.clear();
    unwritten.clear();
    moved.clear();
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
    await flush();
    const found = keep(await reads.latestConversationOf(customerId));
    if (found) latest.set(customerId, found.id);
    return found;
  }

  async function change(id: ConversationId, parts: Changes) {
    const record = records.get(id) ?? (await conversation(id));
    if (!record) return;
    touched += 1;
    records.set(id, patched(record, parts));
    const before = unwritten.get(id);
    if (before) Object.assign(before, parts);
    else unwritten.set(id, { ...parts });
  }

  /** The hot path: one short statement a commit. */
  function move(conversation: ConversationRecord) {
    touched += 1;
    records.set(conversation.id, conversation);
    moved.add(conversation.id);
  }

  /** Everything else sees the database as it would be without us. */
  const flushed = Object.fromEntries(
    Object.entries(plain).map(([name, call]: [string, (...given: never[]) => unknown]) => [
      name,
      async (...given: never[]) => {
        if (unwritten.size > 0 || moved.size > 0) await flush();
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
    appendMessage: createAppend(writer, reads, { get: conversation, move }),
  };

  return {
    tx,
    get changes() {
      return writer.writes - flushes + touched;
    },
    flush,
    forget,
    tidy() {
      if (records.size > most) forget();
    },
  };
}
