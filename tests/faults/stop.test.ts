/** D21: a server that is told to stop finishes what is in flight, and ends. */

import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import type { Message } from "../../protocol/conversation.ts";
import type { CustomerSession, Result } from "../../protocol/sockets.ts";
import { documentedStarts } from "../support/documented-starts.ts";
import { isListening, startServer, temporaryFolder } from "../support/process.ts";
import { openRaw, sessionOf } from "../support/raw-socket.ts";

describe.each(documentedStarts)("started as in the %s: %j", (_, command) => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it with 0 and frees the port",
    async (signal) => {
      const folder = await temporaryFolder();
      const server = await startServer({ PORT: "0", DATA_DIR: folder.path }, { command });
      expect(await isListening(server.url)).toBe(true);
      expect(await server.end(signal)).toEqual({ code: 0, signal: null });
      expect(await isListening(server.url)).toBe(false);
      expect(server.output()).toContain('"msg":"stopped"');
      await folder.remove();
    },
  );
});

test("a server that stops under load acknowledges what is in flight, and clients find all of it after they reconnect", async () => {
  const folder = await temporaryFolder();
  const first = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const port = new URL(first.url).port;
  const socket = io(`${first.url}/customer`, { transports: ["websocket"], reconnectionDelay: 50 });
  const session = await new Promise<CustomerSession>((resolve) => socket.once("session", resolve));
  socket.auth = { token: session.token };

  const acknowledged: Message[] = [];
  let inFlight = 0;
  let finished = false;

  async function sendUntilAcknowledged() {
    const payload = { clientId: randomUUID(), text: "在吗" };
    for (;;) {
      inFlight += 1;
      const result: Result<{ message: Message }> | undefined = await socket
        .timeout(2_000)
        .emitWithAck("message:send", payload)
        .catch(() => undefined);
      inFlight -= 1;
      if (result?.ok) return acknowledged.push(result.value.message);
      // It is too busy, or gone.
      await setTimeout(result?.error.retryAfterMs ?? 0);
    }
  }
  // Each has one in flight at any time.
  const sending = Array.from({ length: 20 }, async () => {
    while (!finished) await sendUntilAcknowledged();
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20);
  expect(inFlight).toBe(20);
  expect(await first.end("SIGTERM")).toEqual({ code: 0, signal: null });

  const second = await startServer({ PORT: port, DATA_DIR: folder.path });
  finished = true;
  await Promise.all(sending);
  const list = await socket.emitWithAck("conversation:list", {});
  const conversationId = list.value.conversations[0].id;
  const { epoch } = session;
  const events: { message: Message }[] = [];
  for (let more = true; more; ) {
    const afterSeq = events.length;
    const page = await socket.emitWithAck("conversation:sync", { conversationId, afterSeq, epoch });
    events.push(...page.value.events);
    more = events.length < page.value.lastSeq;
  }
  const ids = new Set(events.map(({ message }) => message.id));
  expect(acknowledged.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(events.filter(({ message }) => message.author.kind === "customer")).toHaveLength(
    acknowledged.length,
  );
  socket.disconnect();
  await second.end("SIGTERM");
  await folder.remove();
});

/** Opens a connection and says this; resolves with all that came when it is closed. */
const saying = (port: number, text: string) =>
  new Promise<string>((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (data) => {
      heard += data;
    });
    socket.on("error", () => undefined).once("close", () => resolve(heard));
  });

test("F19 D21 nothing that hangs on to a connection holds up a stop, /readyz says it first, and callers are answered", async () => {
  const folder = await temporaryFolder();
  const server = await startServer({
    PORT: "0",
    DATA_DIR: folder.path,
    NODE_ENV: "production",
    RATE_LIMITS: "on",
    IDENTITY_SECRET: "dGhpcyBpcyBub3QgZ3Vlc3NhYmxlIGF0IGFsbA",
    ALLOWED_ORIGINS: "https://wallet.example",
  });
  const port = Number(new URL(server.url).port);
  const head =
    "POST /api/faq/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
  const hanging = ["", head, `${head}Content-Length: 90\r\n\r\n{"question":`].map((text) =>
    saying(port, text),
  );
  const origin = "https://wallet.example";
  const deaf = await openRaw(server.url, { namespace: "/customer", origin });
  const { token } = sessionOf<CustomerSession>(deaf);
  deaf.stopReading();
  const writer = await openRaw(server.url, { namespace: "/customer", auth: { token }, origin });
  for (let id = 0; id < 20; id += 1)
    writer.call("message:send", { clientId: randomUUID(), text: "在吗" }, id);
  const asking = fetch(`${server.url}/api/faq/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "怎么提现" }),
  });
  await expect
    .poll(() => writer.heard.filter((packet) => packet.startsWith("43")).length)
    .toBeGreaterThan(0);

  const began = performance.now();
  const ended = server.end("SIGTERM");
  await expect.poll(() => fetch(`${server.url}/readyz`).then(({ status }) => status)).toBe(503);
  const late = await fetch(`${server.url}/api/faq`);
  expect([late.status, await late.json()]).toMatchObject([503, { error: { code: "unavailable" } }]);
  expect(await ended).toEqual({ code: 0, signal: null });
  const seconds = (performance.now() - began) / 1_000;
  console.info(`stopped after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(10);
  expect((await asking).status).toBe(200);
  expect(writer.heard.filter((packet) => packet.startsWith("43"))).toHaveLength(20);
  await Promise.all([...hanging, writer.closed]);
  deaf.goOnReading();
  // The store was closed: nothing is left in its log.
  expect(
    statSync(join(folder.path, "pocketdesk.db-wal"), { throwIfNoEntry: false })?.size ?? 0,
  ).toBe(0);
  await folder.remove();
});
