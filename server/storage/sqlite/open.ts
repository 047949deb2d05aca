import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  type Eventually,
  type Store,
  StoreUnavailable,
  type Transaction,
} from "../../ports/store.ts";
import { migrate } from "../migrations/migrations.ts";
import { createReads } from "../reads.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { openReader, openWriter } from "./connections.ts";
import { createCachedTransaction } from "./conversation-cache.ts";
import { createGroupCommit } from "./group-commit.ts";
import { lockDatabase } from "./lock.ts";

interface Opening {
  readonly path: string;
  /** One server at a time has the database; commands of the command line may work beside it. */
  readonly as: "server" | "command";
}

const dialect = { clustered: " WITHOUT ROWID", serial: "INTEGER PRIMARY KEY" };

const settings = [
  // While it opens, on libsql's thread, the lock of another process is waited for.
  "busy_timeout = 4000",
  "journal_mode = WAL",
  // What was acknowledged survives a power cut, not only a crash of the process.
  "synchronous = FULL",
  "foreign_keys = ON",
  // What is deleted or redacted is overwritten, not only unlinked.
  "secure_delete = ON",
  // KiB of pages kept in memory.
  "cache_size = -64000",
  // What a savepoint keeps aside never goes to a file.
  "temp_store = MEMORY",
  // Pages, 80 MiB: at that length a commit copies what `checkpoints.ts` has left.
  "wal_autocheckpoint = 20000",
  // From here on `group-commit.ts` waits: SQLite would block the event loop.
  "busy_timeout = 0",
];

/**
 * Opens the embedded database, created and migrated where needed. Transactions go through one connection, all other
 * reads through a second one, which sees what is committed and nothing else; a third one makes checkpoints.
 *
 * Throws, in one plain line, when the file can't be opened, another server has it, or a newer version wrote it.
 */
export async function openSqliteStore(opening: Opening): Promise<Store> {
  const { epoch, transaction, close } = await openTransactions(opening);
  const reader = openReader(opening.path);
  return {
    ...createReads(reader),
    epoch,
    transaction,
    async check() {
      await transaction((tx) => tx.deleteExpiredSessions(0));
      await reader.get("SELECT value FROM meta WHERE name = 'epoch'", []);
    },
    async close() {
      await close();
      reader.close();
    },
  };
}

async function openTransactions(opening: Opening) {
  const { writer, checkpointer, release } = await openFiles(opening);
  const checkpoints = createCheckpoints(checkpointer);
  const { tx: cached, clear, check } = createCachedTransaction(writer);
  const { tx, takeErasures } = watchErasures(cached);
  const inTransaction = createGroupCommit(writer, {
    begun: check,
    rolledBack: clear,
    committed(transactions) {
      checkpoints.committed(transactions);
      if (takeErasures()) checkpoints.erase();
    },
  });
  let ending: Promise<void> | undefined;

  async function end() {
    // Jobs are done in order. One that can't commit now was refused, so nothing is left to save.
    await inTransaction(() => undefined).catch(() => undefined);
    await checkpoints.end();
    await writer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    writer.close();
    release();
  }

  const close = () => {
    ending ??= end();
    return ending;
  };

  async function transaction<T>(work: (tx: Transaction) => Eventually<T>): Promise<T> {
    if (ending) throw new StoreUnavailable("The store is closed.");
    return inTransaction(() => work(tx));
  }

  try {
    const epoch = await inTransaction(() => migrate(writer, dialect, randomUUID));
    // A process that was killed may have left old pages in the log.
    if (opening.as === "server") checkpoints.erase();
    return { epoch, transaction, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether something was redacted since the last question. */
function watchErasures(tx: Transaction) {
  let redacted = false;
  return {
    tx: {
      ...tx,
      redactMessages(...given: Parameters<Transaction["redactMessages"]>) {
        redacted = true;
        return tx.redactMessages(...given);
      },
    },
    takeErasures() {
      const taken = redacted;
      redacted = false;
      return taken;
    },
  };
}

async function openFiles({ path, as }: Opening) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const release = as === "server" ? lockDatabase(path) : () => undefined;
    try {
      const writer = await openWriter(path, settings);
      const checkpointer = await openWriter(path, ["synchronous = FULL"]);
      return { writer, checkpointer, release };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${path} can't be opened: ${reason}. Is DATA_DIR right?`, {
      cause: error,
    });
  }
}
