import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, statSync, truncateSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation } from "../support/builders.ts";
import { createLink } from "../support/link.ts";
import {
  createTestDatabase,
  hasPostgres,
  linkedUrl,
  type TestDatabase,
  testDatabaseAddress,
} from "../support/postgres.ts";
import { createInstallation } from "../support/postgres-installation.ts";

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

  test("a copy is readable by its owner alone, and one that failed leaves no file", async () => {
    const file = join(folder, "backup");
    await say("before");
    expect((await admin("backup", file)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const none = join(folder, "none");
    const link = await createLink(testDatabaseAddress);
    link.cutReplyTo("COPY ");
    const settings = { DATA_DIR: folder, DATABASE_URL: linkedUrl(link.port, database.url) };
    expect((await runAdmin(["backup", none], settings)).code).toBe(1);
    expect([link.cuts(), existsSync(none)]).toEqual([1, false]);
    await link.close();
  });

  test("a restore that is broken off before its commit leaves all as it was; a damaged copy changes nothing", async () => {
    const file = join(folder, "backup");
    await say("before");
    await admin("backup", file);
    await say("after");
    const { epoch } = await openAndClose();
    const link = await createLink(testDatabaseAddress);
    link.cutReplyTo("WHERE name = 'epoch'");
    const settings = { DATA_DIR: folder, DATABASE_URL: linkedUrl(link.port, database.url) };
    expect((await runAdmin(["restore", file], settings)).code).toBe(1);
    expect(link.cuts()).toBe(1);
    await link.close();
    expect(await said()).toEqual([epoch, "before", "after"]);

    truncateSync(file, Math.floor(statSync(file).size * 0.9));
    const damaged = await admin("restore", file);
    expect([damaged.code, damaged.text]).toEqual([1, expect.stringMatching(/^pg_restore: error/)]);
    expect(await said()).toEqual([epoch, "before", "after"]);
  });

  test("a copy of another schema, or of another program, is refused before anything is replaced", async () => {
    const file = join(folder, "backup");
    await say("before");
    await admin("backup", file);
    const other = await createTestDatabase();
    await (await openPostgresStore({ url: other.url })).close();
    const settings = { DATA_DIR: folder, DATABASE_URL: other.url };
    expect(await runAdmin(["restore", file], settings)).toEqual({
      code: 1,
      text: `${file} is a copy of the schema ${database.name}, and DATABASE_URL leads to ${other.name}. Nothing was restored.`,
    });
    await say("after");
    expect((await said()).slice(1)).toEqual(["before", "after"]);
    await other.drop();

    const foreign = await createTestDatabase();
    await foreign.query("CREATE TABLE meta (name TEXT, value TEXT)");
    const elsewhere = { DATA_DIR: folder, DATABASE_URL: foreign.url };
    const stranger = join(folder, "stranger");
    expect((await runAdmin(["backup", stranger], elsewhere)).code).toBe(0);
    expect(await runAdmin(["restore", stranger], elsewhere)).toEqual({
      code: 1,
      text: `${stranger} is no copy of a PocketDesk database.`,
    });
    await foreign.drop();
  });

  /** The epoch, and every text. */
  async function said() {
    const store = await open();
    const messages = await store.messages(begun.id, { after: 0, limit: 9 });
    await store.close();
    return [store.epoch, ...messages.map(({ body }) => "text" in body && body.text)];
  }

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

  test.each([
    ["who may make tables in the schema", ["GRANT CREATE ON SCHEMA public TO USER"]],
    ["who owns the database", ["ALTER DATABASE USER OWNER TO USER"]],
  ])(
    "a restore works for the user %s, beside an extension in the same schema",
    async (_, grants) => {
      const extension = "CREATE EXTENSION pg_trgm SCHEMA public";
      const installation = await createInstallation({ grants: [...grants, extension] });
      const { url } = installation;
      const command = (...args: string[]) =>
        runAdmin(args, { DATA_DIR: folder, DATABASE_URL: url });
      const file = join(folder, "backup");
      const before = await openPostgresStore({ url });
      await before.close();
      expect(await command("backup", file)).toEqual({ code: 0, text: `Backed up to ${file}.` });
      await installation.query("UPDATE customers SET locale = 'en'");
      expect(await command("restore", file)).toEqual({ code: 0, text: `Restored ${file}.` });
      const after = await openPostgresStore({ url });
      expect(after.epoch).not.toBe(before.epoch);
      await after.close();
      expect(await installation.query("SELECT similarity('a', 'a') AS same")).toEqual([
        { same: 1 },
      ]);
      await installation.drop();
    },
  );
});
