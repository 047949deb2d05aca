import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { type Store, StoreUnavailable, type Transaction } from "../../server/ports/store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { emptiedLog } from "../support/emptied-log.ts";
import { aMessage, storeContract } from "./store.ts";

let folder: string | undefined;

async function open() {
  folder ??= await mkdtemp(join(tmpdir(), "pocketdesk-"));
  return openSqliteStore({ path: join(folder, "pocketdesk.db"), as: "server" });
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
async function talkingIn(store: Store) {
  const begun = aConversation({
    id: randomUUID() as ConversationId,
    customerId: randomUUID() as CustomerId,
  });
  const customer = { id: begun.customerId, locale: "zh-CN", createdAt: 1 } as const;
  await store.transaction((tx) => tx.insertCustomer(customer));
  await store.transaction((tx) => tx.insertConversation(begun));
  const say = (text: string) =>
    store.transaction((tx) => tx.appendMessage(aMessage(begun, text, { at: 2_000 })));
  return { begun, say };
}

test("after a crash, all that was acknowledged is there, and the next message follows it", async () => {
  const store = await open();
  await emptiedLog(join(String(folder), "pocketdesk.db"));
  const { begun, say } = await talkingIn(store);
  for (let number = 1; number <= 3; number += 1) await say(`line ${number}`);
  // The files as a crash leaves them: nothing was closed.
  const crashed = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  await cp(String(folder), crashed, { recursive: true });

  const again = await openSqliteStore({ path: join(crashed, "pocketdesk.db"), as: "server" });

  expect(await again.conversation(begun.id)).toMatchObject({ lastSeq: 3, lastText: "line 3" });
  expect(await again.messages(begun.id, { limit: 10 })).toHaveLength(3);
  const next = aMessage(begun, "after");
  expect((await again.transaction((tx) => tx.appendMessage(next))).seq).toBe(4);
  await Promise.all([again.close(), store.close()]);
  await rm(crashed, { recursive: true });
  await remove();
});

test("while another process holds the lock, what is committed is read all the same", async () => {
  const store = await open();
  const { begun, say } = await talkingIn(store);
  await say("said");
  const other = new Database(join(String(folder), "pocketdesk.db"));
  other.exec("BEGIN EXCLUSIVE");

  expect(await store.messages(begun.id, { limit: 10 })).toHaveLength(1);
  expect((await store.conversation(begun.id))?.lastSeq).toBe(1);
  expect((await store.desk("all", anAgent().id)).rows).toHaveLength(1);

  other.exec("ROLLBACK");
  other.close();
  await store.close();
  await remove();
});
