/** DATA_KEY: nothing on the disk can be read without it, it can be replaced, and a wrong one says so. */

import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation } from "../support/builders.ts";
import { emptiedLog } from "../support/emptied-log.ts";

const current = "one-setting-that-nobody-guesses-4711-xyz";
const other = "another-setting-that-nobody-guesses-0815";
const canary = "金丝雀在这里唱歌";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  path = join(folder, "pocketdesk.db");
});
afterEach(() => rm(folder, { recursive: true }));

const open = (keys?: { current: string; old?: string }, at = path) =>
  openSqliteStore({ path: at, as: "server", keys });

/** Begins a conversation with the canary in it; the store stays open. */
async function written(keys?: { current: string }) {
  const store = await open(keys);
  await emptiedLog(path);
  const begun = aConversation();
  const customer = { id: begun.customerId, locale: "zh-CN", createdAt: 1 } as const;
  await store.transaction((tx) => tx.insertCustomer({ ...customer, name: canary }));
  await store.transaction((tx) => tx.insertConversation(begun));
  await store.transaction((tx) => tx.appendMessage(aMessage(begun, canary)));
  return store;
}

/** Reads what was written, and closes. */
async function reads(keys?: { current: string; old?: string }, at = path) {
  const store = await open(keys, at);
  const [message] = await store.messages(aConversation().id, { limit: 9 });
  await store.close();
  return message?.body;
}
const said = { kind: "text", text: canary };

/** The files in which these bytes are. */
async function filesWith(bytes: string, where = folder) {
  const found: string[] = [];
  for (const name of await readdir(where)) {
    if ((await readFile(join(where, name))).includes(bytes)) found.push(name);
  }
  return found;
}

const admin = (settings: Record<string, string>, ...words: string[]) =>
  runAdmin(words, { DATA_DIR: folder, ...settings });

describe("DATA_KEY", () => {
  test("encrypts every page, in the write-ahead log too", async () => {
    const store = await written({ current });
    expect(await filesWith(canary)).toEqual([]);
    expect(await filesWith("CREATE TABLE")).toEqual([]);
    expect((await readFile(`${path}-wal`)).length).toBeGreaterThan(4_096);
    await store.close();
    expect(await filesWith(canary)).toEqual([]);
    expect(await reads({ current })).toEqual(said);
  });

  test("the test bites: without it the same bytes are found", async () => {
    const store = await written();
    expect(await filesWith(canary)).toEqual(["pocketdesk.db-wal"]);
    await store.close();
    expect(await filesWith(canary)).toEqual(["pocketdesk.db"]);
  });

  test("keeps what was acknowledged through a crash", async () => {
    const store = await written({ current });
    // The files as a crash leaves them: nothing was closed.
    const crashed = await mkdtemp(join(tmpdir(), "pocketdesk-"));
    await cp(folder, crashed, { recursive: true });
    expect(await reads({ current }, join(crashed, "pocketdesk.db"))).toEqual(said);
    await store.close();
    await rm(crashed, { recursive: true });
  });

  test("encrypts a plain database at the start, and leaves no plain page", async () => {
    await (await written()).close();
    expect(await reads({ current })).toEqual(said);
    expect(await filesWith(canary)).toEqual([]);
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(["pocketdesk.db", "pocketdesk.db.keys"]),
    );
    expect(await reads({ current })).toEqual(said);
  });

  test("goes on where a crash has left the keys and a plain database", async () => {
    await (await written()).close();
    await cp(path, join(folder, "plain"));
    await reads({ current });
    await rename(join(folder, "plain"), path);
    expect(await reads({ current })).toEqual(said);
    expect(await filesWith(canary)).toEqual([]);
  });

  test("is not in the folder, and the data key is not readable there", async () => {
    await (await written({ current })).close();
    expect(await filesWith(current)).toEqual([]);
    const { keys } = JSON.parse(await readFile(`${path}.keys`, "utf8"));
    expect(Object.keys(keys[0]).sort()).toEqual(["nonce", "salt", "sealed", "tag"]);
  });
});

describe("a wrong start is refused in one line", () => {
  const refusal = (keys?: { current: string; old?: string }) =>
    open(keys).then(
      () => "it opened",
      (error: Error) => error.message,
    );
  const line = (why: string) => `The database ${path} can't be opened: ${why}. Is DATA_DIR right?`;

  test("without the key, with another, with other keys beside it, with none", async () => {
    await (await written({ current })).close();
    expect(await refusal()).toBe(line("it is encrypted, and DATA_KEY is not set"));
    const wrong = line("DATA_KEY is not the key that it was encrypted with");
    expect(await refusal({ current: other })).toBe(wrong);
    expect(await refusal({ current: other, old: "x".repeat(40) })).toBe(wrong);
    const keys = await readFile(`${path}.keys`);
    await rm(`${path}.keys`);
    expect(await refusal({ current })).toBe(line(`it is encrypted, and there is no ${path}.keys`));
    await open({ current }, join(folder, "other.db")).then((store) => store.close());
    await cp(join(folder, "other.db.keys"), `${path}.keys`);
    expect(await refusal({ current })).toBe(line(`its data key is not in ${path}.keys`));
    await writeFile(`${path}.keys`, keys);
    expect(await reads({ current })).toEqual(said);
  });
});

describe("rotation", () => {
  test("a new DATA_KEY takes the old one's place, once", async () => {
    await (await written({ current })).close();
    const pages = await readFile(path);
    expect(await reads({ current: other, old: current })).toEqual(said);
    // The envelope is new, the pages are not.
    expect((await readFile(path)).subarray(4_096, 8_192)).toEqual(pages.subarray(4_096, 8_192));
    expect(await reads({ current: other })).toEqual(said);
    await expect(open({ current })).rejects.toThrow("DATA_KEY is not the key");
  });

  test("npm run admin -- rotate-key writes all pages with a new data key", async () => {
    await (await written({ current })).close();
    const pages = await readFile(path);
    expect(await admin({ DATA_KEY: current }, "rotate-key")).toMatchObject({ code: 0 });
    expect((await readFile(path)).subarray(4_096, 8_192)).not.toEqual(pages.subarray(4_096, 8_192));
    expect(await reads({ current })).toEqual(said);
    const left = (await readdir(folder)).filter((name) => /\.(reencrypting|new)/.test(name));
    expect(left).toEqual([]);
  });

  test("a crash in its midst is no harm: the keys of both databases are there until it is done", async () => {
    await (await written({ current })).close();
    const before = { database: await readFile(path), keys: await readFile(`${path}.keys`) };
    await admin({ DATA_KEY: current }, "rotate-key");
    const after = JSON.parse(await readFile(`${path}.keys`, "utf8"));
    const both = { version: 1, keys: [...after.keys, ...JSON.parse(String(before.keys)).keys] };
    for (const database of [before.database, await readFile(path)]) {
      const at = join(await mkdtemp(join(folder, "crashed-")), "pocketdesk.db");
      await writeFile(at, database);
      await writeFile(`${at}.keys`, JSON.stringify(both));
      expect(await reads({ current }, at)).toEqual(said);
    }
  });

  test("is refused while a server runs, and without a key", async () => {
    const store = await written({ current });
    expect(await admin({ DATA_KEY: current }, "rotate-key")).toEqual({
      code: 1,
      text: "another server is running on it",
    });
    await store.close();
    expect(await admin({}, "rotate-key")).toEqual({ code: 1, text: "DATA_KEY is not set." });
  });
});

describe("a backup", () => {
  const copy = () => join(folder, "copy.db");

  test("is encrypted too, is checked, and restored with the key that it was made with", async () => {
    const store = await written({ current });
    expect(await admin({ DATA_KEY: current }, "backup", copy())).toMatchObject({ code: 0 });
    await store.close();
    expect(await filesWith(canary)).toEqual([]);
    expect(await admin({ DATA_KEY: current }, "check", copy())).toMatchObject({ code: 0 });
    expect(await admin({ DATA_KEY: other }, "check", copy())).toEqual({
      code: 1,
      text: "DATA_KEY is not the key that it was encrypted with",
    });
    await admin({ DATA_KEY: current }, "rotate-key");
    const settings = { DATA_KEY: other, DATA_KEY_OLD: current };
    expect(await admin(settings, "restore", copy())).toMatchObject({ code: 0 });
    expect(await reads({ current: other, old: current })).toEqual(said);
  });

  test("of a plain database is restored, and encrypted with the next start", async () => {
    await (await written()).close();
    await admin({}, "backup", copy());
    await reads({ current });
    expect(await admin({ DATA_KEY: current }, "restore", copy())).toMatchObject({ code: 0 });
    await rm(copy());
    expect(await reads({ current })).toEqual(said);
    expect(await filesWith(canary)).toEqual([]);
  });
});

test("a command beside the server works with the key, and not without", async () => {
  const store = await written({ current });
  const account = ["create-agent", "--email", "bo@example.com", "--name", "小博"];
  expect(await admin({ DATA_KEY: current }, ...account)).toMatchObject({ code: 0 });
  expect(await store.agentByEmail("bo@example.com")).toMatchObject({ name: "小博" });
  expect(await admin({}, ...account)).toEqual({
    code: 1,
    text: expect.stringContaining("it is encrypted, and DATA_KEY is not set"),
  });
  await store.close();
});
