/** What only a database on another machine can do: be away, be full, meet another node. F03–F05. */

import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { ConversationRecord } from "../../server/domain/records.ts";
import { DuplicateMessage, type Store, StoreUnavailable } from "../../server/ports/store.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { createLink, type Link } from "../support/link.ts";
import {
  createTestDatabase,
  hasPostgres,
  linkedUrl,
  type TestDatabase,
  testDatabaseAddress,
} from "../support/postgres.ts";

describe.skipIf(!(await hasPostgres()))("the store on PostgreSQL", () => {
  let database: TestDatabase;
  let link: Link;
  let url: string;
  let store: Store;
  let begun: ConversationRecord;

  const openThrough = (pool?: { connections: number; waiting: number }) =>
    openPostgresStore({ url, pool });

  beforeAll(async () => {
    database = await createTestDatabase();
    link = await createLink(testDatabaseAddress);
    url = linkedUrl(link.port, database.url);
  });
  afterAll(async () => {
    await link.close();
    await database.drop();
  });

  beforeEach(async () => {
    store = await openThrough();
    const customerId = randomUUID() as CustomerId;
    begun = aConversation({ id: randomUUID() as ConversationId, customerId });
    await store.transaction(async (tx) => {
      await tx.insertCustomer({ id: customerId, locale: "zh-CN", createdAt: 1 });
      await tx.insertConversation(begun);
    });
  });
  afterEach(() => store.close());

  const say = (text: string, on: Store = store) =>
    on.transaction((tx) => tx.appendMessage(aMessage(begun, text)));
  const seqs = async () =>
    (await store.messages(begun.id, { after: 0, limit: 500 })).map(({ seq }) => seq);
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test("150 writers in one conversation are numbered without a gap", async () => {
    await Promise.all(upTo(150).map((number) => say(`${number}`)));
    expect(await seqs()).toEqual(upTo(150));
  });

  test("the link that is cut between COMMIT and its reply leaves one row, and whoever sends again gets it", async () => {
    const message = aMessage(begun, "once");
    link.cutReplyTo("COMMIT");
    const first = store.transaction((tx) => tx.appendMessage(message));
    await expect(first).rejects.toBeInstanceOf(StoreUnavailable);
    expect(link.cuts()).toBe(1);

    const again = store.transaction((tx) =>
      tx.appendMessage({ ...message, id: randomUUID() as never }),
    );
    await expect(again).rejects.toMatchObject({ kept: { id: message.id, seq: 1 } });
    await expect(again).rejects.toBeInstanceOf(DuplicateMessage);
    expect(await seqs()).toEqual([1]);
  });

  test("a link that is cut before COMMIT costs a second run, and nobody notices", async () => {
    let runs = 0;
    link.cutReplyTo("INSERT INTO messages");
    const before = link.cuts();
    await store.transaction((tx) => {
      runs += 1;
      return tx.appendMessage(aMessage(begun, "twice run"));
    });
    expect([runs, link.cuts() - before]).toEqual([2, 1]);
    expect(await seqs()).toEqual([1]);
  });

  test("connections that a restart has ended are made again, for reads and for transactions", async () => {
    await Promise.all(upTo(5).map((number) => say(`${number}`)));
    const ended = await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = '${database.name}'`,
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(await seqs()).toEqual(upTo(5));
    expect((await say("after")).seq).toBe(6);
  });

  test("while the database is away calls are refused as unavailable, and work again without a restart", async () => {
    link.cut();
    await expect(say("lost")).rejects.toBeInstanceOf(StoreUnavailable);
    await expect((async () => store.conversation(begun.id))()).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    await expect(store.check()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(openThrough()).rejects.toBeInstanceOf(StoreUnavailable);
    link.restore();
    expect((await say("back")).seq).toBe(1);
    await expect(store.check()).resolves.toBeUndefined();
  });

  test("with two connections and 200 senders, those beyond the queue are refused at once, and the others are kept", async () => {
    const small = await openThrough({ connections: 2, waiting: 50 });
    const results = await Promise.allSettled(upTo(200).map((number) => say(`${number}`, small)));
    const kept = results.filter(({ status }) => status === "fulfilled");
    expect(kept.length).toBeGreaterThanOrEqual(50);
    expect(kept.length).toBeLessThan(200);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(StoreUnavailable);
    }
    expect(await seqs()).toEqual(upTo(kept.length));
    await small.close();
  });

  test("the index does not wait for whoever writes in a conversation, and takes it up later", async () => {
    const index = () => store.transaction((tx) => tx.indexSlice(1_000));
    // What the tests before have left.
    while ((await index()) > 0);
    await say("一二三");
    await store.transaction(async (tx) => {
      await tx.appendMessage(aMessage(begun, "四五六"));
      expect(await index()).toBe(0);
    });
    expect(await index()).toBe(2);
    expect(await index()).toBe(0);
  });

  test("two nodes that are sent the same message keep it once", async () => {
    const other = await openThrough();
    const message = aMessage(begun, "once");
    const results = await Promise.allSettled(
      [store, other, store, other].map((node) =>
        node.transaction((tx) => tx.appendMessage({ ...message, id: randomUUID() as never })),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(DuplicateMessage);
    }
    await other.close();
  });

  test("two nodes that meet the same new customer know one", async () => {
    const other = await openThrough();
    const subject = randomUUID();
    const arrives = (node: Store) =>
      node.transaction(async (tx) => {
        const known = await tx.customerBySubject(subject);
        if (known) return known.id;
        const id = randomUUID() as CustomerId;
        await tx.insertCustomer({ id, subject, locale: "zh-CN", createdAt: 1 });
        return id;
      });
    const ids = await Promise.all([store, other, store, other].map(arrives));
    expect(new Set(ids).size).toBe(1);
    await other.close();
  });

  test("an agent's capacity is counted by one transaction at a time, on whatever node", async () => {
    const other = await openThrough();
    const agent = anAgent({ id: randomUUID() as never, email: `${randomUUID()}@example.com` });
    const waiting = upTo(8).map(() =>
      aConversation({
        id: randomUUID() as ConversationId,
        customerId: begun.customerId,
        status: "queued",
      }),
    );
    await store.transaction(async (tx) => {
      await tx.insertAgent(agent);
      for (const one of waiting) await tx.insertConversation(one);
    });
    const takes = ({ id }: ConversationRecord, node: Store) =>
      node.transaction(async (tx) => {
        await tx.agent(agent.id);
        const held = await tx.conversationsHeldBy(agent.id);
        if (held.length >= 3) return false;
        await tx.updateConversation(id, { status: "assigned", agentId: agent.id });
        return true;
      });
    const taken = await Promise.all(
      waiting.map((one, index) => takes(one, index % 2 ? store : other)),
    );
    expect(taken.filter(Boolean)).toHaveLength(3);
    await other.close();
  });

  test("of two nodes that find clients ahead of the database one begins a new epoch, and both have it", async () => {
    const other = await openThrough();
    const { epoch } = store;
    await Promise.all([store.beginEpoch(), other.beginEpoch()]);
    expect(store.epoch).not.toBe(epoch);
    expect(other.epoch).toBe(store.epoch);
    await other.close();
  });

  test("a database that there is not, and one of a newer version, end the start in one plain line", async () => {
    const nowhere = new URL(url);
    nowhere.pathname = "/no_such_database";
    await expect(openPostgresStore({ url: nowhere.href })).rejects.toThrow(
      /^The database of DATABASE_URL can't be opened: .*no_such_database/,
    );
    await database.query("UPDATE schema_version SET version = version + 900");
    await expect(openThrough()).rejects.toThrow(/newer PocketDesk/);
    await database.query("UPDATE schema_version SET version = version - 900");
  });
});
