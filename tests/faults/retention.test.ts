/** P11: the server is killed while it deletes what is too old; the next start goes on, and nothing is left. */

import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { aMessage } from "../contracts/store.ts";
import { aConversation } from "../support/builders.ts";
import { type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";

const dayMs = 86_400_000;
const canary = "金丝雀该飞走了";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await server?.end("SIGKILL");
  await folder.remove();
});

const path = () => join(folder.path, "pocketdesk.db");
const isOnDisk = (text: string) =>
  readdirSync(folder.path).some((name) => readFileSync(join(folder.path, name)).includes(text));

/** Conversations that were resolved so many days ago. */
async function write(count: number, { days, text }: { days: number; text: string }) {
  const store = await openSqliteStore({ path: path(), as: "server" });
  const resolvedAt = Date.now() - days * dayMs;
  await store.transaction(async (tx) => {
    for (let number = 0; number < count; number += 1) {
      const begun = aConversation({ id: randomUUID() as never, customerId: randomUUID() as never });
      const customer = { id: begun.customerId, locale: "zh-CN", createdAt: resolvedAt } as const;
      await tx.insertCustomer(customer);
      await tx.insertConversation({ ...begun, status: "resolved", resolvedAt });
      await tx.appendMessage(aMessage(begun, text));
    }
  });
  await store.close();
}

async function left() {
  const store = await openSqliteStore({ path: path(), as: "command" });
  const found = await store.resolvedBefore(Number.MAX_SAFE_INTEGER, 99);
  await store.close();
  return found.length;
}

const start = () =>
  startServer({ PORT: "0", DATA_DIR: folder.path, RETENTION_CONVERSATIONS_DAYS: "1" });
const until = <T>(holds: () => Promise<T>) => vi.waitFor(holds, { timeout: 20_000, interval: 100 });

test("P11 what is too old goes, also when the server is killed in the midst of it, and not a byte is left", async () => {
  await write(30, { days: 2, text: canary });
  await write(2, { days: 0.5, text: "还年轻" });
  expect(isOnDisk(canary)).toBe(true);
  server = await start();
  await until(async () => expect(await left()).toBeLessThan(32));
  await server.end("SIGKILL");
  // It bites: the server was killed with work to do.
  expect(await left()).toBeGreaterThan(2);
  server = await start();
  await until(async () => expect([await left(), isOnDisk(canary)]).toEqual([2, false]));
  expect(await server.end("SIGTERM")).toMatchObject({ code: 0 });
  server = undefined;
  expect(isOnDisk("还年轻")).toBe(true);
}, 40_000);
