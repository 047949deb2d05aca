/** How long `npm run admin -- copy-to` takes, from the embedded database to a PostgreSQL on this machine. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { databaseFile } from "../../server/open-store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { createSchema } from "../place.ts";
import { print } from "../table.ts";
import { writeHistory } from "./desk.ts";
import { sqliteSpelling, statementsOf } from "./history.ts";

const messagesEach = 10;
const agentId = "bench-agent";

export async function benchCopy({
  json,
  args,
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl)
    throw new Error("Set DATABASE_URL to a PostgreSQL in which a schema may be made.");
  const messages = Number(args[0] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), "pocketdesk-copy-"));
  const store = await openSqliteStore({ path: databaseFile(folder), as: "command" });
  await store.transaction((tx) =>
    tx.insertAgent({
      id: agentId as never,
      name: "小博",
      email: "bench@example.com",
      role: "agent",
      passwordHash: "",
      available: false,
      capacity: 5,
      disabled: false,
      createdAt: 1,
    }),
  );
  await store.close();
  const size = { resolved: messages / messagesEach, messagesEach, waiting: 0 };
  await writeHistory(statementsOf(sqliteSpelling, { ...size, agentId, now: Date.now() }), {
    file: databaseFile(folder),
    url: undefined,
  });
  const schema = await createSchema(databaseUrl);
  const begun = performance.now();
  const { code, text } = await runAdmin(["copy-to", schema.url], { DATA_DIR: folder });
  const seconds = (performance.now() - begun) / 1_000;
  await schema.drop();
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(text);
  print(
    [
      {
        title:
          "copy-to: from the embedded database to PostgreSQL, checked before and compared after",
        columns: ["messages", "conversations", "seconds", "messages/s"],
        rows: [[messages, size.resolved, seconds.toFixed(1), Math.round(messages / seconds)]],
        notes: [text],
      },
    ],
    { json },
  );
}
