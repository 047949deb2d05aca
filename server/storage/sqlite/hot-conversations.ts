import type { ConversationId, CustomerId } from "../../../protocol/conversation.ts";
import { patched } from "../../domain/conversation-record.ts";
import type { ConversationRecord } from "../../domain/records.ts";
import { after, type Reads, type Transaction } from "../../ports/store.ts";
import { createAppend, createTransaction, updateRow } from "../writes.ts";
import type { Arrivals } from "./arrivals.ts";
import { catchUp } from "./catch-up.ts";
import type { Writer } from "./writer.ts";

/** Conversations kept at hand; beyond, all are let go and the busy ones come back. */
const most = 5_000;

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
 * A busy conversation's row is then read once. What messages move in it (`lastSeq`, `lastText`, …) is written when they are
 * put into their places (`arrivals.ts`); they say it all themselves, and `catch-up.ts` gets it from them after a crash. It
 * is sound because one connection writes: whatever another process commits shows in SQLite's `data_version`, and everything
 * at hand is let go.
 */
export function createHotTransaction(
  writer: Writer,
  { reads, arrivals }: { readonly reads: Reads; readonly arrivals: Arrivals },
): HotTransaction {
  const plain = createTransaction(writer, reads);
  const records = new Map<ConversationId, ConversationRecord>();
  const latest = new Map<CustomerId, ConversationId>();
  const unwritten = new Map<ConversationId, Changes>();
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

  async function flush() {
    if (unwritten.size > 0) await flushParts();
    await arrivals.settle();
  }

  function letGo() {
    records.clear();
    latest.clear();
    unwritten.clear();
    arrivals.forget();
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
    arrivals.change(changed);
    const before = unwritten.get(id);
    if (before) Object.assign(before, parts);
    else unwritten.set(id, { ...parts });
  }

  /** The hot path: nothing is written but the message. */
  function move(conversation: ConversationRecord) {
    touched += 1;
    records.set(conversation.id, conversation);
    arrivals.move(conversation);
  }

  /** Everything else sees the database as it would be without us. */
  const flushed = Object.fromEntries(
    Object.entries(plain).map(([name, call]: [string, (...given: never[]) => unknown]) => [
      name,
      async (...given: never[]) => {
        if (unwritten.size > 0) await flushParts();
        const [id] = given as readonly unknown[] as readonly ConversationId[];
        if (looksAtAll.includes(name)) await arrivals.settle();
        if (looksAtOne.includes(name)) await arrivals.settle(id);
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
    appendMessage: createAppend(reads, { get: conversation, keep: arrivals.insert, move }),
  };

  return {
    tx,
    get changes() {
      return writer.writes - flushes - arrivals.writes + touched;
    },
    endBatch: arrivals.endBatch,
    get forgotten() {
      return forgotten;
    },
    async flushDue() {
      if (unwritten.size > 0) await flushParts();
      await (records.size > most ? arrivals.settle() : arrivals.settleDue());
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
      if (records.size > most && !arrivals.isBehind && unwritten.size === 0) letGo();
    },
  };
}
