/** F15: a server that cannot start ends, and says in plain lines why. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer, temporaryFolder } from "../support/process.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

/** All that the server printed before it ended with 1. */
async function refusalOf(settings: Record<string, string>): Promise<string> {
  const outcome = await startServer({ PORT: "0", DATA_DIR: folder.path, ...settings }).then(
    () => "It started.",
    (error: Error) => error.message,
  );
  expect(outcome).toMatch(/^The server ended with 1\.\n/);
  return outcome.slice(outcome.indexOf("\n") + 1);
}

test("bad settings are all named, a line each", async () => {
  const refusal = await refusalOf({ PORT: "no", LOG_LEVEL: "loud", SMTP_URL: "smtp://x" });
  expect(refusal.trim().split("\n")).toEqual([
    expect.stringMatching(/^PORT must be /),
    expect.stringMatching(/^LOG_LEVEL must be /),
    expect.stringMatching(/^SMTP_URL needs MAIL_FROM/),
    expect.stringMatching(/^SMTP_URL needs PUBLIC_URL/),
    expect.stringMatching(/^SMTP_URL needs MAIL_SECRET/),
  ]);
});

test("S31 production without secrets and origins does not start", async () => {
  const refusal = await refusalOf({ NODE_ENV: "production" });
  for (const name of ["IDENTITY_SECRET", "ALLOWED_ORIGINS", "RATE_LIMITS"]) {
    expect(refusal).toContain(name);
  }
});

test.each([
  ["FAQ_DIR", "/none", "FAQ_DIR: /none is not a folder.\n"],
  ["HOST", "203.0.113.9", "HOST: 203.0.113.9 is not an address of this machine.\n"],
  [
    "DATA_DIR",
    "package.json/data",
    /^DATA_DIR: the folder .* can't be made \((ENOTDIR|EEXIST)\)\.\n$/,
  ],
  ["PUBLIC_DIR", "docs", "PUBLIC_DIR: docs holds no built pages; npm run build makes them.\n"],
])("%s=%s is refused in one line", async (name, value, line) => {
  expect(await refusalOf({ [name]: value })).toEqual(
    typeof line === "string" ? line : expect.stringMatching(line),
  );
});

test("a database that is none is refused in one line", async () => {
  await writeFile(join(folder.path, "pocketdesk.db"), "This is no database. ".repeat(50));
  expect(await refusalOf({})).toMatch(
    /^The database .*pocketdesk\.db can't be opened: file is not a database.*\n$/,
  );
});

test("a wrong DATA_KEY, or none, is refused in one line, also after kill -9", async () => {
  const DATA_KEY = "one-setting-that-nobody-guesses-4711-xyz";
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path, DATA_KEY });
  await server.end("SIGKILL");
  expect(await refusalOf({ DATA_KEY: DATA_KEY.toUpperCase() })).toMatch(
    /^The database .* can't be opened: DATA_KEY is not the key that it was encrypted with\..*\n$/,
  );
  expect(await refusalOf({})).toMatch(
    /^The database .* can't be opened: it is encrypted, and DATA_KEY is not set\..*\n$/,
  );
  const again = await startServer({ PORT: "0", DATA_DIR: folder.path, DATA_KEY });
  expect(await again.end("SIGTERM")).toMatchObject({ code: 0 });
});

test("a taken port is refused in one line", async () => {
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const port = new URL(server.url).port;
  const other = await temporaryFolder();
  expect(await refusalOf({ PORT: port, DATA_DIR: other.path })).toBe(
    `PORT: ${port} is taken. Set PORT to another one, or to 0 for any.\n`,
  );
  await server.end("SIGTERM");
  await other.remove();
});
