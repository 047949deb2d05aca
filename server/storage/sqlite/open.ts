import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Store } from "../../ports/store.ts";
import { migrate } from "../migrations/migrations.ts";
import { createReads } from "../reads.ts";
import { createArrivals } from "./arrivals.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createHotTransaction } from "./hot-conversations.ts";
import { openReader } from "./reader.ts";
import { withMoves } from "./with-moves.ts";
import { openWriter, type Writer } from "./writer.ts";

const sqlite = { clustered: " WITHOUT ROWID", serial: "INTEGER PRIMARY KEY", arrivesFirst: true };

/**
 * Opens the embedded database, created and migrated where needed.
 *
 * Two connections: transactions go through the writer, everything else reads through the other, which
 * sees committed rows only. Throws when the file can't be opened or was written by a newer version.
 */
export async function openSqliteStore({ path }: { readonly path: string }): Promise<Store> {
  const writer = await openFile(path);
  const arrivals = createArrivals(writer);
  const hot = createHotTransaction(writer, { reads: createReads(writer), arrivals });
  const inTransaction = createGroupCommit(writer, hot);
  const epoch = await inTransaction(() => migrate(writer, sqlite, randomUUID));
  await inTransaction(hot.catchUp);
  const reader = openReader(path);
  const { tx } = hot;

  return {
    ...withMoves(createReads(reader), {
      movedBy: arrivals.movedBy,
      async settle(id) {
        if (arrivals.isBehind) await inTransaction(() => arrivals.settle(id));
      },
    }),
    epoch,
    transaction: (work) => inTransaction(() => work(tx)),
    async check() {
      await inTransaction(() => tx.deleteExpiredSessions(0));
      await reader.get("SELECT value FROM meta WHERE name = 'epoch'", []);
    },
    async close() {
      await inTransaction(hot.flush);
      reader.close();
      await writer.close();
    },
  };
}

async function openFile(path: string): Promise<Writer> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return await openWriter(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${path} can't be opened: ${reason}. Is DATA_DIR right?`, {
      cause: error,
    });
  }
}
