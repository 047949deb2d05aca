/** D06: kill -9 at any moment under load loses nothing that was acknowledged and makes nothing twice. */

import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { expect, test, vi } from "vitest";
import type { ClientId, ConversationId, Message } from "../../protocol/conversation.ts";
import type { CustomerSession, Result } from "../../protocol/sockets.ts";
import { isLong } from "../support/long-faults.ts";
import { freePort, type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";

const kills = isLong ? 20 : 3;
const writers = 8;

interface Writer {
  readonly acknowledged: Map<ClientId, Message>;
  /** Sent and not acknowledged: retried after the next connection. */
  readonly outbox: ClientId[];
  /** True while a message is sent and not acknowledged. */
  readonly isWaiting: () => boolean;
  readonly transcript: () => Promise<readonly Message[]>;
  readonly stop: () => void;
}

test(`${kills} times kill -9 under load: every acknowledged message is there, once, in order`, async () => {
  const folder = await temporaryFolder();
  const port = await freePort();
  const start = () => startServer({ PORT: String(port), DATA_DIR: folder.path });
  let server = await start();
  const all = await Promise.all(Array.from({ length: writers }, () => openWriter(server.url)));
  const count = () => all.reduce((sum, writer) => sum + writer.acknowledged.size, 0);

  for (let kill = 0; kill < kills; kill += 1) {
    const before = count();
    await until(() => count() > before + 40 + ((kill * 37) % 100));
    // A stopped process answers nobody: what is in flight then is in flight when the process dies.
    server.child.kill("SIGSTOP");
    await until(() => all.some((writer) => writer.isWaiting()));
    expect(await server.end("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });
    expect(all.some((writer) => writer.outbox.length > 0)).toBe(true);
    server = await start();
  }
  const before = count();
  await until(() => count() > before + 40);

  for (const writer of all) {
    writer.stop();
    await until(() => writer.outbox.length === 0);
    await expectNothingLost(writer);
  }
  await finish(server, folder.remove);
});

async function expectNothingLost(writer: Writer) {
  const transcript = await writer.transcript();
  const own = transcript.filter(({ author }) => author.kind === "customer");
  const byClientId = new Map(own.map((message) => [message.clientId, message]));
  expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, index) => index + 1));
  expect(byClientId.size).toBe(own.length);
  for (const [clientId, message] of writer.acknowledged) {
    expect(byClientId.get(clientId)).toMatchObject({ id: message.id, seq: message.seq });
  }
}

async function finish(server: ServerProcess, remove: () => Promise<void>) {
  await server.end("SIGTERM");
  await remove();
}

const until = (condition: () => boolean) =>
  vi.waitUntil(condition, { timeout: 60_000, interval: 5 });

/** Sends one message after the other, each as soon as the last is acknowledged, and goes on after each restart. */
async function openWriter(url: string): Promise<Writer> {
  const acknowledged = new Map<ClientId, Message>();
  const outbox: ClientId[] = [];
  let token: string | undefined;
  let epoch = "";
  let writing = true;
  const socket: Socket = io(`${url}/customer`, {
    transports: ["websocket"],
    auth: (give) => give(token ? { token } : {}),
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    forceNew: true,
  });
  const ready = new Promise<void>((resolve) => {
    socket.on("session", (session: CustomerSession) => {
      token = session.token ?? token;
      epoch = session.epoch;
      resolve();
      void flush();
    });
  });
  let flushing = false;

  async function flush() {
    if (flushing) return;
    flushing = true;
    while (socket.connected && (writing || outbox.length > 0)) {
      const clientId = outbox[0] ?? (randomUUID() as ClientId);
      if (outbox.length === 0) outbox.push(clientId);
      const message = await send(clientId);
      if (!message) break;
      acknowledged.set(clientId, message);
      outbox.shift();
    }
    flushing = false;
    if (socket.connected && (writing || outbox.length > 0)) setTimeout(() => void flush(), 20);
  }

  async function send(clientId: ClientId): Promise<Message | undefined> {
    // The first one ends the bot's part, so that the rest are the customer's own.
    const text = acknowledged.size === 0 ? "转人工" : `第 ${acknowledged.size} 条`;
    try {
      const result: Result<{ message: Message }> = await socket
        .timeout(2_000)
        .emitWithAck("message:send", { clientId, text });
      return result.ok ? result.value.message : undefined;
    } catch {
      // No answer: the server died. The same message goes out again.
      return undefined;
    }
  }

  async function transcript(): Promise<readonly Message[]> {
    const [first] = acknowledged.values();
    if (!first) throw new Error("Nothing was acknowledged.");
    const list = await socket.emitWithAck("conversation:list", {});
    const conversationId = list.value.conversations[0].id as ConversationId;
    const messages: Message[] = [];
    for (;;) {
      const result = await socket.emitWithAck("conversation:sync", {
        conversationId,
        afterSeq: messages.length,
        epoch,
      });
      messages.push(...result.value.events.map((event: { message: Message }) => event.message));
      if (messages.length >= result.value.lastSeq) return messages;
    }
  }

  await ready;
  return {
    acknowledged,
    outbox,
    isWaiting: () => socket.connected && outbox.length > 0,
    transcript: () => transcript().finally(() => socket.disconnect()),
    stop: () => {
      writing = false;
    },
  };
}
