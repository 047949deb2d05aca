/** F18: rows with bytes that are no text. Their own customers are refused; all others are served, at the start and by the clock. */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Database from "libsql";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CustomerSession } from "../../protocol/sockets.ts";
import {
  adminEmail,
  adminPassword,
  type ServerProcess,
  startServer,
  temporaryFolder,
} from "../support/process.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;

const start = async () => {
  server = await startServer({ PORT: "0", DATA_DIR: folder.path });
};
beforeEach(async () => {
  folder = await temporaryFolder();
  await start();
});
afterEach(async () => {
  await server.end("SIGTERM");
  await folder.remove();
});

const connect = (namespace: string, auth: object) =>
  io(`${server.url}${namespace}`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth,
  });

async function customer(token?: string) {
  const socket = connect("/customer", token === undefined ? {} : { token });
  const session = await new Promise<CustomerSession>((resolve, reject) => {
    socket.once("session", resolve);
    for (const end of ["disconnect", "connect_error"]) socket.once(end, reject);
  });
  const call = (name: string, payload: object) => socket.timeout(9_000).emitWithAck(name, payload);
  const says = (text: string) => call("message:send", { clientId: randomUUID(), text });
  return { session, token: session.token ?? "", call, says };
}

/** The refusal of a connection that begins. */
const refusalOf = (token: string) =>
  new Promise((resolve) => {
    const socket = connect("/customer", { token });
    socket.once("connect_error", (error) => resolve((error as { data?: unknown }).data));
    socket.once("disconnect", (reason) => resolve(reason));
  });

async function deskList() {
  const response = await fetch(`${server.url}/api/agent/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: adminEmail, password: adminPassword }),
  });
  const { token } = (await response.json()) as { token: string };
  const socket = connect("/agent", { token });
  await new Promise((resolve) => socket.once("session", resolve));
  const list = await socket.timeout(9_000).emitWithAck("desk:list", { view: "all" });
  socket.disconnect();
  return list;
}

/** Two bytes of the text that holds `found` are overwritten. */
function damage(table: string, column: string, found: string) {
  const database = new Database(join(folder.path, "pocketdesk.db"));
  const { changes } = database
    .prepare(
      `UPDATE ${table} SET ${column} = CAST(x'FFFE' || CAST(${column} AS BLOB) AS TEXT)
       WHERE ${column} LIKE ?`,
    )
    .run(`%${found}%`);
  database.close();
  expect(changes).toBeGreaterThan(0);
}

const lines = (of: string) =>
  server
    .output()
    .split("\n")
    .filter((line) => line.includes(of));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("F18 a damaged conversation refuses its customer alone, and its list and the start go on", async () => {
  const [alice, ben] = [await customer(), await customer()];
  await alice.call("agent:request", {});
  await alice.says("坏掉的一条");
  await ben.call("agent:request", {});
  await ben.says("好的一条");
  await server.end("SIGTERM");
  damage("conversations", "last_text", "坏掉的一条");
  await start();

  const list = await deskList();
  expect(list).toMatchObject({ ok: true });
  expect(JSON.stringify(list)).toContain("好的一条");
  expect(await (await customer(ben.token)).says("还在吗")).toMatchObject({ ok: true });
  expect(await refusalOf(alice.token)).toMatchObject({ code: "unavailable" });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(lines("The database is damaged")).toHaveLength(1);
});

test("F18 a damaged message whose answer is due holds up no other answer, and fills no log", async () => {
  const [alice, ben] = [await customer(), await customer()];
  await alice.says("坏掉的一条");
  await ben.says("支付失败怎么办");
  await server.end("SIGKILL");
  damage("messages", "body", "坏掉的一条");
  const database = new Database(join(folder.path, "pocketdesk.db"));
  database.exec("UPDATE conversations SET answer_due_at = 1");
  database.close();
  await start();

  expect(await refusalOf(alice.token)).toMatchObject({ code: "unavailable" });
  await pause(10_000);
  const again = await customer(ben.token);
  const authors = again.session.conversation?.messages.map(({ author }) => author.kind);
  expect(authors).toContain("bot");
  expect(lines('"level":50').length).toBeLessThan(4);
});
