import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation } from "../support/builders.ts";
import { createTestDatabase, hasPostgres, type TestDatabase } from "../support/postgres.ts";

const hasClient = spawnSync("pg_dump", ["--version"]).status === 0;

describe.skipIf(!(hasClient && (await hasPostgres())))("backup and restore of PostgreSQL", () => {
  let folder: string;
  let database: TestDatabase;
  const begun = aConversation({
    id: randomUUID() as ConversationId,
    customerId: randomUUID() as CustomerId,
  });
  const admin = (...args: string[]) =>
    runAdmin(args, { DATA_DIR: folder, DATABASE_URL: database.url });
  const open = () => openPostgresStore({ url: database.url });

  async function say(text: string) {
    const store = await open();
    await store.transaction((tx) => tx.appendMessage(aMessage(begun, text)));
    await store.close();
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
    database = await createTestDatabase();
    const store = await open();
    await store.transaction(async (tx) => {
      await tx.insertCustomer({ id: begun.customerId, locale: "zh-CN", createdAt: 1 });
      await tx.insertConversation(begun);
    });
    await store.close();
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  test("a restore brings back what was there, in a new epoch", async () => {
    const file = join(folder, "backup");
    await say("before");
    expect(await admin("backup", file)).toEqual({ code: 0, text: `Backed up to ${file}.` });
    await say("after");
    const { epoch } = await openAndClose();
    expect(await admin("restore", file)).toEqual({ code: 0, text: `Restored ${file}.` });

    const store = await open();
    expect(store.epoch).not.toBe(epoch);
    const messages = await store.messages(begun.id, { after: 0, limit: 9 });
    expect(messages.map(({ body }) => "text" in body && body.text)).toEqual(["before"]);
    const next = await store.transaction((tx) => tx.appendMessage(aMessage(begun, "next")));
    expect(next.seq).toBe(2);
    await store.close();
  });

  async function openAndClose() {
    const store = await open();
    await store.close();
    return store;
  }

  test("a running server, a file that is there, and one that is none are refused", async () => {
    const file = join(folder, "backup");
    const store = await open();
    await store.check();
    expect((await admin("backup", file)).code).toBe(0);
    expect(await admin("backup", file)).toEqual({ code: 1, text: `${file} is there already.` });
    expect(await admin("restore", file)).toMatchObject({
      code: 1,
      text: expect.stringContaining("stop it first"),
    });
    await store.close();
    expect((await admin("restore", join(folder, "none"))).code).toBe(1);
    expect((await admin("check")).text).toContain("for the embedded database");
    expect(existsSync(join(folder, "pocketdesk.db"))).toBe(false);
  });
});
