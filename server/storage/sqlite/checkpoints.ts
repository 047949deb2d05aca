import type { Writer } from "./connections.ts";

/** A pass copies what so many transactions have written: some 10 MiB of the log in a rush. */
export const transactionsBetween = 1_000;

/** Milliseconds between two attempts to empty the log. */
const retryMs = 50;

export interface Checkpoints {
  /** So many more transactions are in the log. */
  committed(transactions: number): void;
  /** Something was redacted: copies the log and empties it, so that its older pages are gone too. */
  erase(): void;
  /** Waits for the pass that runs, and closes the connection. */
  end(): Promise<void>;
}

/**
 * Copies the write-ahead log into the database while the writer goes on, with a connection of its own: done by the
 * commit that finds the log too long (`wal_autocheckpoint`), all that is in flight waits for it.
 *
 * What is written during a pass stays for the next one. The log begins again when the writer finds all of it
 * copied; its own checkpoint, at a much greater length, sees to it that this happens in a rush too.
 */
export function createCheckpoints(connection: Pick<Writer, "exec" | "all" | "close">): Checkpoints {
  let transactions = 0;
  let running: Promise<void> | undefined;
  let ended = false;

  async function pass() {
    // One that fails costs nothing but room: the next one makes up for it.
    await connection.exec("PRAGMA wal_checkpoint(PASSIVE)").catch(() => undefined);
    running = undefined;
  }

  /** A transaction that is open now, of the writer or of a command, is waited for. */
  async function truncate() {
    while (!ended && !(await emptiesLog(connection))) await wait(retryMs);
    running = undefined;
  }

  return {
    committed(count) {
      transactions += count;
      if (transactions < transactionsBetween || running) return;
      transactions = 0;
      running = pass();
    },
    erase() {
      running = (running ?? Promise.resolve()).then(truncate);
    },
    async end() {
      ended = true;
      await running;
      connection.close();
    },
  };
}

/** The first column of the answer is 1 while somebody else has the log. */
async function emptiesLog(connection: Pick<Writer, "all">): Promise<boolean> {
  try {
    const [row] = await connection.all("PRAGMA wal_checkpoint(TRUNCATE)", []);
    return row?.[0] === 0;
  } catch {
    // The lock of another process.
    return false;
  }
}

/** It keeps the process: a command whose store waits for it would end in the midst of closing. */
const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
