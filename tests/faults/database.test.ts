/** F12, F17, F18: a database that is damaged, moved away, or older than what was seen. */

import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "libsql";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let path: string;
let server: ServerProcess;

const start = async () => {
  server = await startServer({ PORT: "0", DATA_DIR: folder.path });
};
const stop = () => server.end("SIGTERM");

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder.path, "pocketdesk.db");
  await start();
});
afterEach(async () => {
  await stop();
  await folder.remove();
});

async function customer(token?: string) {
  const auth = token === undefined ? {} : { token };
  const socket: Socket = io(`${server.url}/customer`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth,
  });
  const session = await new Promise<CustomerSession>((resolve) => socket.once("session", resolve));
  return {
    session,
    socket,
    call: (name: string, payload: object) => socket.timeout(9_000).emitWithAck(name, payload),
  };
}
type Customer = Awaited<ReturnType<typeof customer>>;

async function say(who: Customer, text: string) {
  return who.call("message:send", { clientId: randomUUID(), text });
}
async function conversationOf(who: Customer): Promise<ConversationId> {
  const list = await who.call("conversation:list", {});
  return list.value.conversations[0].id;
}
const readyz = async () => {
  const response = await fetch(`${server.url}/readyz`);
  return { code: response.status, ...(await response.json()) };
};
const linesWith = (text: string) =>
  server
    .output()
    .split("\n")
    .filter((line) => line.includes(text));

const admin = (...args: string[]) =>
  promisify(execFile)(process.execPath, ["dist/server/admin.mjs", ...args], {
    env: { PATH: process.env.PATH ?? "", DATA_DIR: folder.path },
  }).then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  );

test("F18 a row that is no text is refused, named by /readyz and by one line, and the process lives", async () => {
  const [alice, ben] = [await customer(), await customer()];
  await alice.call("agent:request", {});
  await say(alice, "第一条");
  const token = alice.session.token;
  await stop();
  const database = new Database(path);
  database.exec(`UPDATE messages SET body = CAST(x'7B22FF22' AS TEXT) WHERE body LIKE '%第一条%'`);
  database.close();
  // It would have bitten: whoever reads the row as it is dies of it.
  const reading = `new (require("libsql"))(${JSON.stringify(path)}).prepare("SELECT body FROM messages").all()`;
  await expect(promisify(execFile)(process.execPath, ["-e", reading])).rejects.toMatchObject({
    signal: "SIGABRT",
  });
  await start();

  const again = await customer(ben.session.token);
  expect(await say(again, "您好")).toMatchObject({ ok: true });
  const refused = new Promise((resolve) => {
    const socket = io(`${server.url}/customer`, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      auth: { token: token ?? "" },
    });
    socket.once("disconnect", resolve);
    socket.once("connect_error", resolve);
  });
  await refused;
  expect(await readyz()).toMatchObject({ code: 503, reasons: ["the database is damaged"] });
  expect(linesWith("The database is damaged")).toHaveLength(1);
  expect(server.child.exitCode).toBeNull();
  expect(await admin("check")).toMatch(
    /^messages: in row \d+, body holds bytes that are no text\.\n$/,
  );
});

test("F18 a broken page is refused, and `admin check` finds it", async () => {
  const alice = await customer();
  await alice.call("agent:request", {});
  for (let message = 0; message < 30; message += 1) await say(alice, "您".repeat(300));
  await stop();
  const database = new Database(path);
  const [root] = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'messages'")
    .raw(true)
    .get() as [number];
  const [pageSize] = database.prepare("PRAGMA page_size").raw(true).get() as [number];
  database.close();
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(pageSize, 0xff), 0, pageSize, (root - 1) * pageSize);
  expect(await admin("check")).toMatch(/malformed|invalid|Tree|corrupt/i);

  const outcome = await startServer({ PORT: "0", DATA_DIR: folder.path }).then(
    (started) => {
      server = started;
      return "started";
    },
    (error: Error) => error.message,
  );
  if (outcome === "started") {
    const socket = io(`${server.url}/customer`, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      auth: { token: alice.session.token ?? "" },
    });
    await new Promise((resolve) => socket.once("disconnect", resolve));
    expect(await readyz()).toMatchObject({ code: 503 });
    expect(linesWith("The database is damaged")).toHaveLength(1);
  } else {
    expect(outcome).toMatch(
      /^The server ended with 1\.\n(?:.*\n)?The database .* is malformed.*\n$/,
    );
  }
});

test("F18 a database that was moved away takes nothing more, and is itself again when it is back", async () => {
  const alice = await customer();
  expect(await say(alice, "您好")).toMatchObject({ ok: true });
  for (const end of ["", "-wal"]) renameSync(path + end, `${path}.away${end}`);
  expect(await say(alice, "还在吗")).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await readyz()).toMatchObject({
    code: 503,
    reasons: ["the database file was moved or replaced"],
  });
  for (const end of ["", "-wal"]) renameSync(`${path}.away${end}`, path + end);
  expect(await say(alice, "还在吗")).toMatchObject({ ok: true });
  expect((await readyz()).code).toBe(200);
});

test("F12 F17 an older copy under the same name begins a new epoch, and a client gets what is there", async () => {
  const alice = await customer();
  await alice.call("agent:request", {});
  await say(alice, "留下来的");
  await stop();
  copyFileSync(path, `${path}.yesterday`);
  await start();
  const before = await customer(alice.session.token);
  expect(before.session.epoch).toBe(alice.session.epoch);
  for (let ghost = 0; ghost < 3; ghost += 1) await say(before, "会消失的");
  const id = await conversationOf(before);
  const afterSeq = (
    await before.call("conversation:sync", {
      conversationId: id,
      afterSeq: 0,
      epoch: before.session.epoch,
    })
  ).value.lastSeq;
  await stop();
  copyFileSync(`${path}.yesterday`, path);
  await start();

  const after = await customer(alice.session.token);
  expect(after.session.epoch).not.toBe(alice.session.epoch);
  // Written past what the client has seen: by the numbers alone nothing would be missing.
  for (let real = 0; real < 9; real += 1) await say(after, "后来写的");
  const synced = await after.call("conversation:sync", {
    conversationId: id,
    afterSeq,
    epoch: alice.session.epoch,
  });
  const texts = JSON.stringify(synced.value.snapshot.messages);
  expect(texts).toContain("留下来的");
  expect(texts.split("后来写的")).toHaveLength(10);
  expect(texts).not.toContain("会消失的");
});

test("F12 where the whole folder is older, a client that is ahead begins the new epoch, and all come back for it", async () => {
  const alice = await customer();
  await alice.call("agent:request", {});
  await stop();
  const seen = readFileSync(`${path}.seen`);
  copyFileSync(path, `${path}.yesterday`);
  await start();
  const before = await customer(alice.session.token);
  for (let ghost = 0; ghost < 3; ghost += 1) await say(before, "会消失的");
  const id = await conversationOf(before);
  const position = { conversationId: id, afterSeq: 6, epoch: before.session.epoch };
  await stop();
  copyFileSync(`${path}.yesterday`, path);
  writeFileSync(`${path}.seen`, seen);
  await start();

  const [after, ben] = [await customer(alice.session.token), await customer()];
  expect(after.session.epoch).toBe(before.session.epoch);
  const cut = new Promise((resolve) => ben.socket.once("disconnect", resolve));
  expect(await after.call("conversation:sync", position)).toMatchObject({
    value: { snapshot: {} },
  });
  await cut;
  const again = await customer(alice.session.token);
  expect(again.session.epoch).not.toBe(before.session.epoch);
  // Made up a second time, it changes nothing.
  const lie = { ...position, afterSeq: 99, epoch: again.session.epoch };
  expect(await again.call("conversation:sync", lie)).toMatchObject({ value: { snapshot: {} } });
  expect((await customer(alice.session.token)).session.epoch).toBe(again.session.epoch);
});

test("F17 where the whole folder is older and written past a client, its newest message says so", async () => {
  const alice = await customer();
  await alice.call("agent:request", {});
  await stop();
  const seen = readFileSync(`${path}.seen`);
  copyFileSync(path, `${path}.yesterday`);
  await start();
  const before = await customer(alice.session.token);
  let ghost = { id: "", seq: 0 };
  for (let sent = 0; sent < 3; sent += 1) ghost = (await say(before, "会消失的")).value.message;
  const conversationId = await conversationOf(before);
  const { id: last, seq: afterSeq } = ghost;
  const position = { conversationId, afterSeq, epoch: before.session.epoch, last };
  await stop();
  copyFileSync(`${path}.yesterday`, path);
  writeFileSync(`${path}.seen`, seen);
  await start();

  const after = await customer(alice.session.token);
  for (let real = 0; real < 9; real += 1) await say(after, "后来写的");
  // It would have bitten: by the numbers alone, and by the epoch, nothing is missing.
  expect(after.session.epoch).toBe(before.session.epoch);
  const { last: _last, ...numbers } = position;
  expect((await after.call("conversation:sync", numbers)).value.snapshot).toBeUndefined();
  const synced = await after.call("conversation:sync", position);
  expect(JSON.stringify(synced.value.snapshot.messages)).toContain("后来写的");
  const again = await customer(alice.session.token);
  expect(again.session.epoch).not.toBe(before.session.epoch);
});

test("F12 `admin restore` puts a backup back in a new epoch, keeps what was there, and not under a running server", async () => {
  const alice = await customer();
  await say(alice, "您好");
  const copy = join(folder.path, "copy.db");
  expect(await admin("backup", copy)).toContain("Backed up");
  expect(await admin("check", copy)).toContain("is sound");
  expect(await admin("restore", copy)).toContain("another server is running on it");
  await stop();
  const restored = await admin("restore", copy);
  expect(restored).toMatch(/^Restored .* What was there before is .*before-restore/);
  await start();
  const again = await customer(alice.session.token);
  expect(again.session.epoch).not.toBe(alice.session.epoch);
  expect(again.session.conversation?.messages[0]).toMatchObject({ body: { text: "您好" } });
  await stop();
  writeFileSync(copy, "no database at all".repeat(100));
  expect(await admin("restore", copy)).toContain("is damaged");
  rmSync(copy);
  await start();
});
