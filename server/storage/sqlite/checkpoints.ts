import type { Writer } from "./connections.ts";

/** A pass copies what so many transactions have written: some 10 MiB of the log in a rush. */
export const transactionsBetween = 1_000;

export interface Checkpoints {
  /** So many more transactions are in the log. */
  committed(transactions: number): void;
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
export function createCheckpoints(connection: Pick<Writer, "exec" | "close">): Checkpoints {
  let transactions = 0;
  let running: Promise<void> | undefined;

  async function pass() {
    // One that fails costs nothing but room: the next one makes up for it.
    await connection.exec("PRAGMA wal_checkpoint(PASSIVE)").catch(() => undefined);
    running = undefined;
  }

  return {
    committed(count) {
      transactions += count;
      if (transactions < transactionsBetween || running) return;
      transactions = 0;
      running = pass();
    },
    async end() {
      await running;
      connection.close();
    },
  };
}
