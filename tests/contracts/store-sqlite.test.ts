import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import type { ClientId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { refuseIfUnavailable } from "../../server/actions/commit.ts";
import type { ConversationRecord } from "../../server/domain/records.ts";
import { type Store, StoreUnavailable, type Transaction } from "../../server/ports/store.ts";
import { arrivalTables } from "../../server/storage/sqlite/arrivals.ts";
import { rowsBetween } from "../../server/storage/sqlite/checkpoints.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { aMessage, storeContract } from "./store.ts";

let folder: string | undefined;

async function open() {
  folder ??= await mkdtemp(join(tmpdir(), "pocketdesk-"));
  return openSqliteStore({ path: join(folder, "pocketdesk.db") });
}

async function remove() {
  if (folder) await rm(folder, { recursive: true });
  folder = undefined;
}

storeContract("SQLite", open, remove);

test("a lock held by another process is waited for without blocking the event loop", async () => {
  const store = await open();
  const other = new Database(join(String(folder), "pocketdesk.db"));
  other.exec("BEGIN EXCLUSIVE");
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
    if (turns === 5) other.exec("ROLLBACK");
  }, 5);

  await store.check();

  clearInterval(ticking);
  expect(turns).toBeGreaterThanOrEqual(5);
  other.close();
  await store.close();
  await remove();
});

test("a lock that stays is refused as unavailable, nothing is lost, and the store works again after it", async () => {
  const store = await open();
  const other = new Database(join(String(folder), "pocketdesk.db"));
  await store.transaction((tx) => tx.insertAgent(anAgent()));
  other.exec("BEGIN EXCLUSIVE");
  await expect(store.check()).rejects.toBeInstanceOf(StoreUnavailable);
  other.exec("ROLLBACK");

  await expect(store.check()).resolves.toBeUndefined();
  expect((await store.agents()).length).toBe(1);
  other.close();
  await store.close();
  await remove();
});

test("a database of a newer version is left alone, with a clear word", async () => {
  await (await open()).close();
  const database = new Database(join(String(folder), "pocketdesk.db"));
  database.exec("UPDATE schema_version SET version = 999");
  database.close();
  await expect(open()).rejects.toThrow(/newer PocketDesk/);
  await remove();
});

test("what another process has committed is seen by the next transaction", async () => {
  const store = await open();
  const begun = aConversation();
  const customer = { id: begun.customerId, locale: "zh-CN", createdAt: 1 } as const;
  const save = store.transaction;
  await save((tx) => tx.insertCustomer(customer));
  await save((tx) => tx.insertConversation(begun));
  await save((tx) => tx.updateConversation(begun.id, { misses: 1 }));
  const other = new Database(join(String(folder), "pocketdesk.db"));
  other.exec("UPDATE conversations SET misses = 5");
  other.close();

  expect((await save((tx) => tx.conversation(begun.id)))?.misses).toBe(5);

  await store.close();
  await remove();
});

/** It must not block: the store's own transaction may be waiting for this thread. */
async function whenFree(write: () => void) {
  for (;;) {
    try {
      return write();
    } catch (error) {
      if (!/locked/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

test("while another process writes in between, nothing is lost, and nothing stands on what has changed", async () => {
  const store = await open();
  const begun = aConversation();
  const customer = { id: begun.customerId, locale: "zh-CN", createdAt: 1 } as const;
  await store.transaction((tx) => tx.insertCustomer(customer));
  await store.transaction((tx) => tx.insertConversation(begun));
  const other = new Database(join(String(folder), "pocketdesk.db"));
  const counted: Promise<unknown>[] = [];
  for (let number = 1; number <= 60; number += 1) {
    const count = async (tx: Transaction) => {
      const misses = (await tx.conversation(begun.id))?.misses ?? 0;
      await tx.updateConversation(begun.id, { misses: misses + 1 });
    };
    counted.push(store.transaction(count));
    if (number % 4 === 0) await new Promise(setImmediate);
    if (number % 10 === 0) {
      await whenFree(() => other.exec("UPDATE conversations SET misses = misses + 100"));
    }
  }
  await Promise.all(counted);

  expect((await store.conversation(begun.id))?.misses).toBe(660);
  other.close();
  await store.close();
  await remove();
});

/** A conversation in `store`, and a way to say something in it. */
async function talkingIn(store: Store, lastAt = 1_000, id: string = randomUUID()) {
  const begun = aConversation({
    id: id as ConversationId,
    customerId: randomUUID() as CustomerId,
    lastAt,
    customerAt: lastAt,
    createdAt: lastAt,
  });
  const customer = { id: begun.customerId, locale: "zh-CN", createdAt: 1 } as const;
  await store.transaction((tx) => tx.insertCustomer(customer));
  await store.transaction((tx) => tx.insertConversation(begun));
  const say = (text: string, at: number) =>
    store.transaction((tx) => tx.appendMessage(aMessage(begun, text, { at })));
  return { begun, customer, say };
}

const movedTo = (conversation: ConversationRecord | undefined) =>
  conversation && [conversation.lastSeq, conversation.lastText, conversation.lastAt];

test("after a crash, conversations are where their messages have moved them", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  for (let number = 1; number <= 3; number += 1) await say(`line ${number}`, 2_000 + number);
  // The files as a crash leaves them: nothing was closed.
  const crashed = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  await cp(String(folder), crashed, { recursive: true });
  const raw = new Database(join(crashed, "pocketdesk.db"));
  expect(raw.prepare("SELECT last_seq FROM conversations").raw(true).get()).toEqual([0]);
  raw.close();

  const again = await openSqliteStore({ path: join(crashed, "pocketdesk.db") });

  expect(movedTo(await again.conversation(begun.id))).toEqual([3, "line 3", 2_003]);
  const next = aMessage(begun, "after");
  expect((await again.transaction((tx) => tx.appendMessage(next))).seq).toBe(4);
  await Promise.all([again.close(), store.close()]);
  await rm(crashed, { recursive: true });
  await remove();
});

test("reads from outside see conversations as messages have moved them, and lists in that order", async () => {
  const store = await open();
  const older = await talkingIn(store, 1_000);
  const newer = await talkingIn(store, 2_000);
  await newer.say("first", 3_000);
  await older.say("second", 4_000);

  expect(movedTo(await store.conversation(older.begun.id))).toEqual([1, "second", 4_000]);
  expect(movedTo(await store.latestConversationOf(older.customer.id))).toEqual([
    1,
    "second",
    4_000,
  ]);
  expect((await store.conversationsOf(newer.customer.id, 5)).map(movedTo)).toEqual([
    [1, "first", 3_000],
  ]);
  const { rows } = await store.desk("all", anAgent().id);
  expect(rows.map(({ conversation }) => conversation.lastText)).toEqual(["second", "first"]);
  expect(await store.idleConversations(3_500, 5)).toMatchObject([{ id: newer.begun.id }]);
  await store.close();
  await remove();
});

test("what is in its place is read without putting others into theirs", async () => {
  const store = await open();
  const quiet = await talkingIn(store, 1_000, "11111111-1111-4111-8111-111111111110");
  const busy = await talkingIn(store, 1_000, "22222222-2222-4222-8222-222222222220");
  await quiet.say("once", 2_000);
  // In one batch: the read puts what was said in its place, and more is said behind it.
  const read = store.messages(quiet.begun.id, { limit: 10 });
  await Promise.all([read, busy.say("again", 2_000)]);
  expect(await read).toHaveLength(1);
  expect(await arrivalsIn(join(String(folder), "pocketdesk.db"))).toBe(1);

  expect(await store.messages(quiet.begun.id, { limit: 10 })).toHaveLength(1);

  expect(await arrivalsIn(join(String(folder), "pocketdesk.db"))).toBe(1);
  expect(await store.messages(busy.begun.id, { limit: 10 })).toHaveLength(1);
  expect(await arrivalsIn(join(String(folder), "pocketdesk.db"))).toBe(0);
  await store.close();
  await remove();
});

/** How many messages are out of their places. */
async function arrivalsIn(path: string): Promise<number> {
  const database = new Database(path, { readonly: true });
  const counts = arrivalTables.map((table) => {
    const [count] = database.prepare(`SELECT COUNT(*) FROM ${table}`).raw(true).get() as [number];
    return count;
  });
  database.close();
  return counts.reduce((sum, count) => sum + count, 0);
}

test("while a lock keeps messages out of their places, a conversation is not shown without them", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  await say("said", 2_000);
  const other = new Database(join(String(folder), "pocketdesk.db"));
  other.exec("BEGIN EXCLUSIVE");

  await expect(refuseIfUnavailable(store.messages(begun.id, { limit: 10 }))).rejects.toMatchObject({
    code: "unavailable",
    retryAfterMs: 1_000,
  });
  expect((await store.conversation(begun.id))?.lastSeq).toBe(1);

  other.exec("ROLLBACK");
  expect(await store.messages(begun.id, { limit: 10 })).toHaveLength(1);
  other.close();
  await store.close();
  await remove();
});

test("a message that comes again among others of its bin is found, as is the same id elsewhere", async () => {
  const store = await open();
  const one = await talkingIn(store, 1_000, "11111111-1111-4111-8111-111111111110");
  const other = await talkingIn(store, 1_000, "22222222-2222-4222-8222-222222222220");
  const clientId = randomUUID() as ClientId;
  const append = ({ begun }: typeof one, text: string) =>
    store.transaction((tx) => tx.appendMessage(aMessage(begun, text, { clientId })));
  const first = await append(one, "first");

  const [again, elsewhere] = await Promise.allSettled([
    append(one, "again"),
    append(other, "else"),
  ]);

  expect(again).toMatchObject({ status: "rejected", reason: { kept: { id: first.id, seq: 1 } } });
  expect(elsewhere).toMatchObject({ status: "fulfilled", value: { seq: 1 } });
  expect((await store.conversation(one.begun.id))?.lastSeq).toBe(1);
  await store.close();
  await remove();
});

test("what agents have not read is counted as messages come, and after a crash in the middle of it", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  for (let number = 1; number <= 4; number += 1) await say(`line ${number}`, 2_000);
  expect((await store.conversation(begun.id))?.unread).toBe(4);
  await store.transaction(async (tx) => {
    const unread = await tx.customerMessagesAfter(begun.id, 3);
    await tx.updateConversation(begun.id, { agentReadSeq: 3, unread });
  });
  expect((await store.conversation(begun.id))?.unread).toBe(1);
  await say("line 5", 2_000);
  const crashed = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  await cp(String(folder), crashed, { recursive: true });

  const again = await openSqliteStore({ path: join(crashed, "pocketdesk.db") });

  expect((await store.conversation(begun.id))?.unread).toBe(2);
  expect((await again.conversation(begun.id))?.unread).toBe(2);
  await Promise.all([again.close(), store.close()]);
  await rm(crashed, { recursive: true });
  await remove();
});

test("a database of the first version goes on, its rows behind their messages as a crash left them", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  for (const text of ["a", "b", "c"]) await say(text, 2_000);
  await store.transaction((tx) => tx.updateConversation(begun.id, { agentReadSeq: 1 }));
  await store.close();
  const raw = new Database(join(String(folder), "pocketdesk.db"));
  raw.exec("ALTER TABLE conversations DROP COLUMN unread");
  raw.exec("UPDATE conversations SET last_seq = 1, last_text = 'a'");
  for (const table of arrivalTables) raw.exec(`DROP TABLE ${table}`);
  raw.exec("UPDATE schema_version SET version = 1");
  raw.close();

  const migrated = await open();

  const conversation = await migrated.conversation(begun.id);
  expect(movedTo(conversation)).toEqual([3, "c", 2_000]);
  expect(conversation?.unread).toBe(2);
  expect(await migrated.messages(begun.id, { limit: 10 })).toHaveLength(3);
  const next = aMessage(begun, "after");
  expect((await migrated.transaction((tx) => tx.appendMessage(next))).seq).toBe(4);
  await migrated.close();
  await remove();
});

test("what failed work has undone takes nothing from what messages before it have moved", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  await say("kept", 2_000);
  const failing = store.transaction(async (tx) => {
    await tx.appendMessage(aMessage(begun, "undone"));
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");

  expect(movedTo(await store.conversation(begun.id))).toEqual([1, "kept", 2_000]);
  expect((await say("next", 4_000)).seq).toBe(2);
  await store.close();
  await remove();
});

test("the log is folded back while writing goes on, and begins again; nothing is lost", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  const saidBefore = rowsBetween + 500;
  const all: Promise<unknown>[] = [];
  for (let number = 1; number <= saidBefore; number += 1) all.push(say("on and on", 2_000));
  await Promise.all(all);
  const log = join(String(folder), "pocketdesk.db-wal");
  const folded = () => messagesIn(join(String(folder), "pocketdesk.db"));
  await expect.poll(folded, { timeout: 10_000 }).toBeGreaterThanOrEqual(rowsBetween);
  await store.check();
  const { size } = await stat(log);
  for (let number = 1; number <= 20; number += 1) await say("and on", 3_000);

  expect((await stat(log)).size).toBe(size);
  expect((await store.conversation(begun.id))?.lastSeq).toBe(saidBefore + 20);
  await store.close();
  expect(await messagesIn(join(String(folder), "pocketdesk.db"))).toBe(saidBefore + 20);
  await remove();
});

/** How many messages a database file holds without its log. */
async function messagesIn(path: string): Promise<number> {
  const alone = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  await cp(path, join(alone, "alone.db"));
  try {
    const database = new Database(join(alone, "alone.db"));
    const [count] = database.prepare("SELECT COUNT(*) FROM messages").raw(true).get() as [number];
    database.close();
    return count;
  } catch {
    // Copied while pages were being folded in.
    return 0;
  } finally {
    await rm(alone, { recursive: true });
  }
}
