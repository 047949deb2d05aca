import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { inQueueOrder } from "../../server/storage/conversations.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";

test("an index has the order of the queue, so that nobody sorts it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  const path = join(folder, "pocketdesk.db");
  await (await openSqliteStore({ path, as: "server" })).close();
  const database = new Database(path);
  const plan = (order: string) =>
    JSON.stringify(
      database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT * FROM conversations WHERE status = 'queued' ORDER BY ${order}`,
        )
        .all(),
    );

  expect(plan(inQueueOrder)).toContain("conversations_by_status");
  expect(plan(inQueueOrder)).not.toContain("TEMP B-TREE");
  expect(plan("assigned_at, id")).toContain("TEMP B-TREE");

  database.close();
  await rm(folder, { recursive: true });
});
