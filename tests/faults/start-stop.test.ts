/** F15, D21: a server that cannot start says why and ends; one that stops loses nothing. */

import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import type { Message } from "../../protocol/conversation.ts";
import type { CustomerSession, Result } from "../../protocol/sockets.ts";
import { startServer, temporaryFolder } from "../support/process.ts";

const failure = (settings: Record<string, string>) =>
  startServer(settings).then(
    () => "it started",
    (error: Error) => error.message,
  );

test("each bad setting is reported in a line of its own, before the server listens", async () => {
  const said = await failure({ PORT: "no", ALLOWED_ORIGINS: "nowhere", LOG_LEVEL: "loud" });
  expect(said).toMatch(/ended with 1/);
  for (const name of ["PORT", "ALLOWED_ORIGINS", "LOG_LEVEL"]) expect(said).toContain(`${name}`);
  expect(said).not.toContain("    at ");
});

test("production without secrets and origins does not start", async () => {
  const said = await failure({ NODE_ENV: "production", PORT: "0" });
  for (const name of ["IDENTITY_SECRET", "ALLOWED_ORIGINS", "RATE_LIMITS"]) {
    expect(said).toContain(name);
  }
});

test("a taken port is one clear line", async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const other = await temporaryFolder();
  const said = await failure({ PORT: new URL(server.url).port, DATA_DIR: other.path });
  expect(said).toContain("ended with 1");
  expect(said).toContain("The port is taken");
  expect(said).not.toContain("    at ");
  await server.end("SIGTERM");
  await Promise.all([folder.remove(), other.remove()]);
});

test("a database that is none is one clear line", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder.path, "pocketdesk.db"), "This is no database. ".repeat(50));
  const said = await failure({ PORT: "0", DATA_DIR: folder.path });
  expect(said).toContain("ended with 1");
  expect(said).toMatch(/The database .*pocketdesk\.db can't be opened: file is not a database/);
  expect(said).not.toContain("    at ");
  await folder.remove();
});

test("a server that stops under load acknowledges what is in flight, and clients find all of it after they reconnect", async () => {
  const folder = await temporaryFolder();
  const first = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const port = new URL(first.url).port;
  const socket = io(`${first.url}/customer`, { transports: ["websocket"], reconnectionDelay: 50 });
  const session = await new Promise<CustomerSession>((resolve) => socket.once("session", resolve));
  socket.auth = { token: session.token };

  const kept: Message[] = [];
  let under = 0;
  let enough = false;

  async function sendUntilKept() {
    const payload = { clientId: randomUUID(), text: "在吗" };
    for (;;) {
      under += 1;
      const result: Result<{ message: Message }> | undefined = await socket
        .timeout(2_000)
        .emitWithAck("message:send", payload)
        .catch(() => undefined);
      under -= 1;
      if (result?.ok) return kept.push(result.value.message);
    }
  }
  // Each has one under way at any time.
  const sending = Array.from({ length: 20 }, async () => {
    while (!enough) await sendUntilKept();
  });
  await expect.poll(() => kept.length).toBeGreaterThan(20);
  // Proves that the fault happened: something was in flight.
  expect(under).toBeGreaterThan(0);
  expect(await first.end("SIGTERM")).toEqual({ code: 0, signal: null });

  const second = await startServer({ PORT: port, DATA_DIR: folder.path });
  enough = true;
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
  expect(kept.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(events.filter(({ message }) => message.author.kind === "customer")).toHaveLength(
    kept.length,
  );
  socket.disconnect();
  await second.end("SIGTERM");
  await folder.remove();
});
