import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClientId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { noteSettings } from "../../server/actions/settings.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import type { ConversationRecord } from "../../server/domain/records.ts";
import { DuplicateMessage, type NewMessage, type Store } from "../../server/ports/store.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { createLink } from "../support/link.ts";
import {
  createTestDatabase,
  hasPostgres,
  linkedUrl,
  type TestDatabase,
  testDatabaseAddress,
} from "../support/postgres.ts";
import { startTestServer } from "../support/server.ts";

describe.skipIf(!(await hasPostgres()))("npm run admin -- copy-to", () => {
  let folder: string;
  let database: TestDatabase;
  let epoch: string;
  const talks: ConversationRecord[] = [];
  let sent: NewMessage;

  const openSource = () => openSqliteStore({ path: join(folder, "pocketdesk.db"), as: "server" });
  const copy = (url = database.url) => runAdmin(["copy-to", url], { DATA_DIR: folder });

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
    const store = await openSource();
    epoch = store.epoch;
    talks.length = 0;
    await store.transaction((tx) => tx.insertAgent(anAgent()));
    for (let number = 0; number < 3; number += 1) talks.push(await talk(store, number));
    await store.close();
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function talk(store: Store, number: number) {
    const customerId = randomUUID() as CustomerId;
    const begun = aConversation({ id: randomUUID() as ConversationId, customerId });
    sent = aMessage(begun, "没收到 ' \\ \"{}, \n 👩‍👩‍👧 NULL", {
      clientId: randomUUID() as ClientId,
    });
    await store.transaction(async (tx) => {
      await tx.insertCustomer({ id: customerId, locale: "zh-TW", createdAt: number });
      await tx.insertConversation(begun);
      for (let line = 0; line < 40; line += 1) {
        await tx.appendMessage(aMessage(begun, `line ${line}`));
      }
      await tx.appendMessage(sent);
      await tx.insertWait(begun.id, 7, number);
      await tx.insertQuestion({
        conversationId: begun.id,
        messageSeq: 1,
        question: "退款多久",
        outcome: "choices",
        articleIds: [],
        confidence: 0.123456789,
        at: 5,
      });
    });
    return begun;
  }

  test("copies all, and the desk goes on there: same epoch, next number, what was sent before is known", async () => {
    const { code, text } = await copy();
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(
        /^Copied 3 customers, 3 conversations, 123 messages and all else in \d+ s; every row was compared\./,
      ),
    ]);
    const [before, after] = [await openSource(), await openPostgresStore({ url: database.url })];
    expect(after.epoch).toBe(epoch);
    for (const { id, customerId } of talks) {
      expect(await after.conversation(id)).toEqual(await before.conversation(id));
      expect(await after.customer(customerId)).toEqual(await before.customer(customerId));
      expect(await after.questionsIn(id)).toEqual(await before.questionsIn(id));
      const range = { after: 0, limit: 100 };
      expect(await after.messages(id, range)).toEqual(await before.messages(id, range));
    }
    expect(await after.agents()).toEqual(await before.agents());
    expect(await after.auditHead()).toEqual(await before.auditHead());
    await before.close();

    const again = after.transaction((tx) => tx.appendMessage(sent));
    await expect(again).rejects.toBeInstanceOf(DuplicateMessage);
    const next = await talk(after, 9);
    expect((await after.conversation(next.id))?.lastSeq).toBe(41);
    await after.close();
  });

  test("that is broken off leaves a database on which no server starts, and goes on where it was", async () => {
    const link = await createLink(testDatabaseAddress);
    link.cutReplyTo("INSERT INTO messages");
    const broken = await copy(linkedUrl(link.port, database.url));
    expect([broken.code, link.cuts()]).toEqual([1, 1]);
    await link.close();
    await expect(openPostgresStore({ url: database.url })).rejects.toThrow(/run copy-to again/);
    const [row] = await database.query("SELECT COUNT(*) FROM customers");
    expect(Number(row?.[0])).toBe(3);

    expect((await copy()).code).toBe(0);
    const after = await openPostgresStore({ url: database.url });
    expect(
      await after.messages(talks[0]?.id as ConversationId, { after: 0, limit: 99 }),
    ).toHaveLength(41);
    await after.close();
  });

  test("a database on which a server was once started is not empty, though nobody has come: nothing is copied", async () => {
    const server = await startTestServer({ DATABASE_URL: database.url });
    // What main.ts does at each start.
    await noteSettings(server.desk.services, { NODE_ENV: "production" });
    await server.stop();
    expect(await database.query("SELECT COUNT(*) FROM audit")).toEqual([["1"]]);
    expect(await copy()).toEqual({ code: 1, text: "it is not empty" });
    expect(await database.query("SELECT to_regclass('copy_progress')")).toEqual([[null]]);
    expect(await database.query("SELECT COUNT(*) FROM customers")).toEqual([["0"]]);
  });

  test("finds a row that is not the same there", async () => {
    const link = await createLink(testDatabaseAddress);
    link.cutReplyTo("INSERT INTO questions");
    await copy(linkedUrl(link.port, database.url));
    expect(link.cuts()).toBe(1);
    await link.close();
    await database.query("UPDATE customers SET locale = 'en' WHERE created_at = 1");
    const { code, text } = await copy();
    expect([code, text]).toEqual([
      1,
      expect.stringContaining("the rows of customers differ (3 here, 3 there)"),
    ]);
  });

  test("refuses a database that is not empty, another that is half copied, a wrong address, and a server that runs", async () => {
    const running = await openSource();
    expect(await copy()).toMatchObject({
      code: 1,
      text: expect.stringContaining("another server"),
    });
    await running.close();
    expect(await copy("mysql://x/y")).toMatchObject({
      code: 1,
      text: expect.stringContaining("postgres://"),
    });
    expect((await copy()).code).toBe(0);
    expect(await copy()).toEqual({ code: 1, text: "it is not empty" });
    await database.query("CREATE TABLE copy_progress (name TEXT, last TEXT, rows BIGINT)");
    await database.query("INSERT INTO copy_progress VALUES ('source', 'another epoch', 0)");
    expect(await copy()).toMatchObject({
      code: 1,
      text: expect.stringContaining("another installation"),
    });
  });
});
