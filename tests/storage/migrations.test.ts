import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClientId, ConversationId } from "../../protocol/conversation.ts";
import { DuplicateMessage } from "../../server/ports/store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aMessage } from "../contracts/store.ts";
import { anAgent } from "../support/builders.ts";

/**
 * Made by version 3, whose new messages lay in eight staging tables, and whose rows of conversations missed them: two
 * messages were merged, 19 were not when the process was killed with SIGKILL. A dump of the file and its log.
 */
const killed = new URL("fixtures/version-3-killed.sql", import.meta.url);

const [busy, answered, queued] = [
  "00000201-0000-4000-8000-000000000001",
  "00000202-0000-4000-8000-000000000002",
  "00000203-0000-4000-8000-000000000003",
] as [ConversationId, ConversationId, ConversationId];

let folder: string;
let path: string;

const beforeNew = async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  path = join(folder, "pocketdesk.db");
};

beforeEach(beforeNew);

afterEach(() => rm(folder, { recursive: true }));

const open = () => openSqliteStore({ path, as: "server" });

function inFile(work: (database: Database.Database) => void) {
  const database = new Database(path);
  work(database);
  database.close();
}

const restore = async () => {
  const dump = await readFile(killed, "utf8");
  inFile((database) => database.exec(`PRAGMA foreign_keys = OFF; ${dump}`));
};

test("of a database that a crash left with staged messages, every message is there, in order", async () => {
  await restore();
  const store = await open();

  for (const [id, length] of [
    [busy, 12],
    [answered, 2],
    [queued, 7],
  ] as const) {
    const messages = await store.messages(id, { after: 0, limit: 50 });
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages).toHaveLength(length);
  }
  const [, choices, , , assigned] = await store.messages(busy, { after: 0, limit: 5 });
  expect(choices).toMatchObject({ author: { kind: "bot" }, event: { type: "message.posted" } });
  expect(assigned).toMatchObject({
    body: { kind: "notice", code: "assigned", name: "小星" },
    event: { type: "conversation.changed", status: "assigned", agent: { name: "小星" } },
  });
  await store.close();
});

test("the rows of conversations then say what their messages say", async () => {
  await restore();
  const store = await open();

  expect(await store.conversation(busy)).toMatchObject({
    status: "assigned",
    lastSeq: 12,
    lastText: "第 11 条",
    lastAt: 4_011,
    customerAt: 4_011,
    agentReadSeq: 3,
    unread: 6,
  });
  // The newest is an article of the bot's.
  expect(await store.conversation(answered)).toMatchObject({
    lastSeq: 2,
    lastText: "提现到银行卡",
    lastAt: 3_001,
    customerAt: 3_000,
    unread: 1,
  });
  // The newest is a notice, which a list does not show.
  expect(await store.conversation(queued)).toMatchObject({
    lastSeq: 7,
    lastText: "第 10 条",
    lastAt: 5_000,
    customerAt: 4_010,
    unread: 6,
  });
  const { rows } = await store.desk("all", anAgent().id);
  expect(rows.map(({ conversation }) => conversation.id)).toEqual([queued, busy, answered]);
  await store.close();
});

test("it goes on from there: the next seq, a message sent again, and the epoch that clients know", async () => {
  await restore();
  const store = await open();
  const conversation = await store.conversation(busy);
  if (!conversation) throw new Error("The conversation is lost.");
  const append = (parts: object) =>
    store.transaction((tx) => tx.appendMessage(aMessage(conversation, "next", parts)));

  // It was staged when the process was killed: its sender has it sent again.
  const clientId = "00005020-0000-4000-8000-000000000000" as ClientId;
  await expect(append({ clientId })).rejects.toMatchObject({ kept: { seq: 12 } });
  await expect(append({ clientId })).rejects.toBeInstanceOf(DuplicateMessage);
  expect((await append({})).seq).toBe(13);
  expect(store.epoch).toBe("edc6fba5-0541-4e74-b461-7f8cf91dd333");
  await store.close();
});

test("no staging table is left, and a new database never has one", async () => {
  const tables = () => {
    let names: unknown;
    inFile((database) => {
      const query = database.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'arrivals%'");
      names = query.raw(true).all();
    });
    return names;
  };
  await restore();
  expect(tables()).toHaveLength(8);
  await (await open()).close();
  expect(tables()).toEqual([]);
  await rm(folder, { recursive: true });
  await beforeNew();
  await (await open()).close();
  expect(tables()).toEqual([]);
});

/** Version 3 added the staging tables and nothing else, so without them it is version 2. */
const storedColumns = `conversation, seq, id, author_kind, author_id, author_name, sender, client_id, at, body,
  happening`;

test.each([1, 2])(
  "a database of version %i goes on, where rows of conversations miss their newest messages",
  async (version) => {
    await restore();
    inFile((database) => {
      for (const number of [0, 1, 2, 3, 4, 5, 6, 7]) {
        database.exec(`INSERT INTO messages (${storedColumns})
          SELECT ${storedColumns} FROM arrivals_${number}; DROP TABLE arrivals_${number}`);
      }
      database.exec("UPDATE conversations SET last_seq = 1, last_text = 'old', unread = 0");
      if (version === 1) database.exec("ALTER TABLE conversations DROP COLUMN unread");
      database.exec(`UPDATE schema_version SET version = ${version}`);
    });

    const store = await open();

    expect(await store.conversation(busy)).toMatchObject({
      lastSeq: 12,
      lastText: "第 11 条",
      unread: 6,
    });
    expect(await store.conversation(queued)).toMatchObject({ lastSeq: 7, lastText: "第 10 条" });
    await store.close();
  },
);
