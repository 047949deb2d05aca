/** An installation that is encrypted moves to PostgreSQL: what lies beside the database comes along. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { customer, newClientId } from "../support/actors.ts";
import { pdf } from "../support/files.ts";
import { createTestDatabase, hasPostgres, type TestDatabase } from "../support/postgres.ts";
import { temporaryFolder } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

const DATA_KEY = "f4d1c2b7-09ae-4b52-8c61-d3e5a7b9c0f2";
const canary = "canary-of-the-receipt";

describe.skipIf(!(await hasPostgres()))("copy-to of an encrypted installation", () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await database.drop();
    await folder.remove();
  });

  test("starts on PostgreSQL with the same DATA_DIR and DATA_KEY, and its attachments are read", async () => {
    const settings = { DATA_DIR: folder.path, DATA_KEY };
    const before = await startTestServer(settings);
    const identity = await before.identity("u-1024");
    const alice = await customer(before, { identity });
    const receipt = pdf(`/X (${canary})`);
    const { id } = await uploads(before, identity).takes("回单.pdf", receipt);
    const sent = { clientId: newClientId(), text: "", attachmentIds: [id] };
    await alice.call("message:send", sent);
    await before.stop();
    const copied = await runAdmin(["copy-to", database.url], settings);
    expect([copied.code, copied.text]).toEqual([0, expect.stringContaining("keep DATA_DIR")]);

    const after = await startTestServer({ ...settings, DATABASE_URL: database.url });
    const again = uploads(after, await after.identity("u-1024"));
    expect(await (await again.read(id)).text()).toContain(canary);
    const fresh = await again.takes("新.pdf", receipt);
    expect(await (await again.read(fresh.id)).text()).toContain(canary);
    const stored = filesIn(join(folder.path, "blobs"));
    expect(stored).toHaveLength(2);
    expect(stored.join()).not.toContain(canary);
    expect(after.logged()).toContain("What is in PostgreSQL it does not encrypt");
    await after.stop();
  });
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
