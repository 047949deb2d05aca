import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { anAgent } from "../support/builders.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  path = join(folder, "pocketdesk.db");
});

afterEach(() => rm(folder, { recursive: true }));

const open = (as: "server" | "command" = "server") => openSqliteStore({ path, as });

test("a second server on the same database is refused in one line, and the first one goes on", async () => {
  const store = await open();

  await expect(open()).rejects.toThrow(
    /^The database .* can't be opened: another server is running on it\. Is DATA_DIR right\?$/,
  );

  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});

test("a command works beside a running server, and each sees what the other has written", async () => {
  const server = await open();
  const command = await open("command");
  const agent = anAgent();

  await command.transaction((tx) => tx.insertAgent(agent));
  expect(await server.agent(agent.id)).toEqual(agent);
  await server.transaction((tx) => tx.updateAgent({ ...agent, disabled: true }));
  expect((await command.agent(agent.id))?.disabled).toBe(true);
  await command.close();

  await expect(open()).rejects.toThrow("another server");
  await server.close();
});

test("the next server gets the database of one that has stopped", async () => {
  await (await open()).close();

  await expect(open().then((store) => store.close())).resolves.toBeUndefined();
});

/** Takes the lock in a process of its own, as a server does, and says so. */
const holder = `
  const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve("libsql"))});
  const database = new Database(process.argv[1]);
  database.exec("BEGIN EXCLUSIVE");
  console.log("held");
  setInterval(() => database.inTransaction, 1_000);
`;

async function startHolder(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", holder, `${path}.lock`]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  return child;
}

test("a server of another process keeps the database to itself until it dies, however that is", async () => {
  const other = await startHolder();
  await expect(open()).rejects.toThrow("another server is running on it");

  other.kill("SIGKILL");
  await once(other, "exit");

  await expect(open().then((store) => store.close())).resolves.toBeUndefined();
});
