import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type Eventually, StoreUnavailable, type Transaction } from "../../ports/store.ts";
import { createCachedTransaction } from "../conversation-cache.ts";
import type { Dialect } from "../migrations/migration.ts";
import { migrate } from "../migrations/migrations.ts";
import type { Sql, Value } from "../sql.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { openWriter } from "./connections.ts";
import type { Damage } from "./damage.ts";
import { unlockDatabase } from "./encryption.ts";
import { keepPrivate } from "./file-options.ts";
import { createGroupCommit } from "./group-commit.ts";
import type { DataKeys } from "./key-file.ts";
import { lockDatabase } from "./lock.ts";
import { createMovedFiles } from "./moved-files.ts";
import { watchErasures } from "./watched-erasures.ts";

export interface Opening {
  readonly path: string;
  /** One server at a time has the database; commands of the command line may work beside it. */
  readonly as: "server" | "command";
  /** Of an encrypted database, or of one that is to be. */
  readonly keys?: DataKeys | undefined;
  /** Gets one line when the database is found to be damaged. */
  readonly report?: ((problem: string) => void) | undefined;
}

const dialect: Dialect = {
  clustered: " WITHOUT ROWID",
  serial: "INTEGER PRIMARY KEY",
  double: "REAL",
  key: "TEXT",
  nullsFirst: "",
  messageTerms: [
    `CREATE VIRTUAL TABLE message_terms
     USING fts5 (terms, content = '', tokenize = 'unicode61 remove_diacritics 0')`,
    // What is taken away is taken from the disk too.
    "INSERT INTO message_terms (message_terms, rank) VALUES ('secure-delete', 1)",
  ],
};

const settings = [
  // While it opens, on libsql's thread, the lock of another process is waited for.
  "busy_timeout = 4000",
  "journal_mode = WAL",
  // What was acknowledged survives a power cut, not only a crash of the process.
  "synchronous = FULL",
  "foreign_keys = ON",
  // What is deleted or redacted is overwritten, not only unlinked.
  "secure_delete = ON",
  // KiB of pages kept in memory; what is not there is in the system's own cache, one copy away. With 64 MB a server grows for
  // half an hour, and is no faster (decision 10).
  "cache_size = -16000",
  // What a savepoint keeps aside never goes to a file.
  "temp_store = MEMORY",
  // Pages, 80 MiB: at that length a commit copies what `checkpoints.ts` has left.
  "wal_autocheckpoint = 20000",
  // From here on `group-commit.ts` waits: SQLite would block the event loop.
  "busy_timeout = 0",
];

/** The connection that writes, with all that belongs to it. */
export async function openTransactions(opening: Opening, damage: Damage) {
  const { writer, checkpointer, key, release } = await openFiles(opening, damage);
  const checkpoints = createCheckpoints(checkpointer);
  const { tx: cached, clear } = createCachedTransaction(writer);
  const { tx, takeErasures } = watchErasures(cached);
  let afterCommit = () => {};
  let refuseIfMoved = () => {};
  const inTransaction = createGroupCommit(writer, {
    begun: whenOthersWrote(writer, clear),
    committing: () => refuseIfMoved(),
    rolledBack: clear,
    committed(transactions) {
      checkpoints.committed(transactions);
      if (takeErasures()) checkpoints.erase();
      afterCommit();
    },
  });
  let ending: Promise<void> | undefined;

  async function end() {
    // Jobs are done in order. One that can't commit now was refused, so nothing is left to save.
    await inTransaction(() => undefined).catch(() => undefined);
    await checkpoints.end();
    // A damaged database keeps its log: the next start reads it.
    await writer.exec("PRAGMA wal_checkpoint(TRUNCATE)").catch(() => undefined);
    writer.close();
    release();
  }

  const close = () => {
    ending ??= end();
    return ending;
  };

  async function writing<T>(work: (sql: Sql) => Eventually<T>): Promise<T> {
    if (ending) throw new StoreUnavailable("The store is closed.");
    return inTransaction(() => work(writer));
  }

  try {
    const openedEpoch = await inTransaction(() => migrate(writer, dialect, randomUUID));
    refuseIfMoved = createMovedFiles(opening.path);
    // A process that was killed may have left old pages in the log.
    if (opening.as === "server") checkpoints.erase();
    return {
      openedEpoch,
      /** Undefined of a database that is not encrypted. */
      key,
      /** On the connection itself. */
      writing,
      transaction: <T>(work: (tx: Transaction) => Eventually<T>) => writing(() => work(tx)),
      onCommit(listener: () => void) {
        afterCommit = listener;
      },
      refuseIfMoved: () => refuseIfMoved(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Returns what to call when a transaction begins: another process may have written since the last one. */
function whenOthersWrote(sql: Sql, clear: () => void) {
  let version: Value | undefined;
  return async () => {
    const before = version;
    version = (await sql.get("PRAGMA data_version", []))?.[0];
    if (version !== before) clear();
  };
}

async function openFiles(opening: Opening, damage: Damage) {
  const { path, as } = opening;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const release = as === "server" ? lockDatabase(path) : () => undefined;
    try {
      const key = unlockDatabase({ path, keys: opening.keys, mayEncrypt: as === "server" });
      keepPrivate(path);
      const writer = await openWriter({ path, key }, settings, damage);
      const checkpointer = await openWriter({ path, key }, ["synchronous = FULL"], damage);
      return { writer, checkpointer, key, release };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw cantBeOpened(opening, error);
  }
}

/** One plain line for the operator. */
export function cantBeOpened({ path }: Opening, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The database ${path} can't be opened: ${reason}. Is DATA_DIR right?`, {
    cause,
  });
}
