/** F13: clients that do not read cost the server little, and nobody else anything. */

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { residentMb } from "../support/memory.ts";
import { startServer, temporaryFolder } from "../support/process.ts";
import { openRaw, type RawSocket, sessionOf } from "../support/raw-socket.ts";

const sockets = 6;
const callsEach = 400;

test("F13 six connections that do not read are ended with a reason, and the memory stays", async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const first = await openRaw(server.url, { namespace: "/customer" });
  const { token, epoch } = sessionOf<CustomerSession>(first);
  const conversationId = await fill(first);
  await answerTo(first, "conversation:sync", { conversationId, afterSeq: 0, epoch });
  const before = residentMb(server.child.pid);

  const idle = await Promise.all(
    Array.from({ length: sockets }, () =>
      openRaw(server.url, { namespace: "/customer", auth: { token } }),
    ),
  );
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMb(server.child.pid));
  }, 20);
  for (const socket of idle) {
    socket.stopReading();
    for (let call = 0; call < callsEach; call += 1) {
      socket.call("conversation:sync", { conversationId, afterSeq: 0, epoch }, call);
    }
  }
  const ended = () => server.output().split('"reason":"unread"').length - 1;
  await expect.poll(ended, { timeout: 30_000 }).toBe(sockets);
  const slowest = await slowestAnswer(first);
  clearInterval(watch);
  for (const socket of idle) socket.goOnReading();

  // It would have bitten: so much was asked for, and would wait in memory.
  const answerMb = answerBytes(first) / 1_024 ** 2;
  expect(answerMb * callsEach * sockets).toBeGreaterThan(100);
  expect(answerMb).toBeLessThan(0.1);
  console.info(
    `asked for ${Math.round(answerMb * callsEach * sockets)} MB; memory ${Math.round(before)} → ${Math.round(most)} MB at most; another's slowest answer ${Math.round(slowest)} ms`,
  );
  expect(most - before).toBeLessThan(50);
  for (const socket of idle) expect((await socket.closed).code).not.toBe(1000);
  first.destroy();
  await server.end("SIGTERM");
  await folder.remove();
});

/** Writes more than one answer may hold; answers which conversation it is in. */
async function fill(socket: RawSocket): Promise<ConversationId> {
  await answerTo(socket, "agent:request", {});
  for (let message = 0; message < 12; message += 1) {
    await answerTo(socket, "message:send", { clientId: randomUUID(), text: "您".repeat(4_000) });
  }
  const list = await answerTo(socket, "conversation:list", {});
  return list.value.conversations[0].id;
}

let lastId = 100_000;

async function answerTo(socket: RawSocket, name: string, payload: object) {
  lastId += 1;
  const start = `43/customer,${lastId}[`;
  socket.call(name, payload, lastId);
  const find = () => socket.heard.find((packet) => packet.startsWith(start));
  await expect.poll(find, { interval: 1, timeout: 10_000 }).toBeDefined();
  return JSON.parse(find()?.slice(start.length - 1) ?? "")[0];
}

async function slowestAnswer(socket: RawSocket): Promise<number> {
  let slowest = 0;
  for (let call = 0; call < 50; call += 1) {
    const start = performance.now();
    await answerTo(socket, "conversation:list", {});
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
}

/** One page of the conversation, as the first connection reads it. */
const answerBytes = (socket: RawSocket) =>
  Math.max(...socket.heard.map((packet) => Buffer.byteLength(packet)));
