/** D21: a server that is told to stop finishes what is in flight, and ends. */

import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import type { Message } from "../../protocol/conversation.ts";
import type { CustomerSession, Result } from "../../protocol/sockets.ts";
import { documentedStarts } from "../support/documented-starts.ts";
import { isListening, startServer, temporaryFolder } from "../support/process.ts";

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
