/** D24: kill -9 while an answer waits for the end of a thought; it is given once after the start. */

import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { expect, test, vi } from "vitest";
import type { Message } from "../../protocol/conversation.ts";
import type { CustomerSession, Result } from "../../protocol/sockets.ts";
import { freePort, startServer, temporaryFolder } from "../support/process.ts";

test("an answer that was due when the server was killed is given once after the start", async () => {
  const folder = await temporaryFolder();
  const port = await freePort();
  const start = () => startServer({ PORT: String(port), DATA_DIR: folder.path });
  const first = await start();
  const before = await connect(first.url);
  await before.send("转账一直没到账");
  // Acknowledged, and not answered: the pause has not ended. The stopped process cannot end it any more.
  first.child.kill("SIGSTOP");
  expect(before.answers()).toHaveLength(0);
  await first.end("SIGKILL");
  before.socket.disconnect();

  const second = await start();
  const after = await connect(second.url, before.token());
  await vi.waitUntil(() => after.answers().length > 0, { timeout: 30_000, interval: 20 });
  await after.send("谢谢。");
  await vi.waitUntil(() => after.answers().length > 1, { timeout: 30_000, interval: 20 });

  expect(after.answers().map(({ body }) => body.kind)).toEqual(["article", "text"]);
  after.socket.disconnect();
  await second.end("SIGTERM");
  await folder.remove();
});

/** A customer, and what the bot has said to them, from the snapshot on. */
async function connect(url: string, token?: string) {
  const socket = io(`${url}/customer`, {
    transports: ["websocket"],
    reconnection: false,
    auth: token === undefined ? {} : { token },
  });
  const messages = new Map<number, Message>();
  const keep = (message: Message) => messages.set(message.seq, message);
  socket.on("event", (event) => {
    if (event.type === "message.posted") keep(event.message);
  });
  const session = await new Promise<CustomerSession>((resolve, reject) => {
    socket.once("session", resolve);
    socket.once("connect_error", reject);
  });
  for (const message of session.conversation?.messages ?? []) keep(message);
  return {
    socket,
    token: () => session.token ?? "",
    answers: () => [...messages.values()].filter(({ author }) => author.kind === "bot"),
    async send(text: string) {
      const payload = { clientId: randomUUID(), text };
      const result: Result<unknown> = await socket
        .timeout(10_000)
        .emitWithAck("message:send", payload);
      expect(result.ok).toBe(true);
    },
  };
}
