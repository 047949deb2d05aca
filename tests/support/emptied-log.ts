import { stat } from "node:fs/promises";
import { vi } from "vitest";

/**
 * Waits until a server's store has emptied its write-ahead log, as it does after each start: whoever copies the files or
 * looks for what stands in the log would else do so while it moves.
 */
export const emptiedLog = (path: string) =>
  vi.waitFor(async () => {
    const { size } = await stat(`${path}-wal`);
    if (size > 0) throw new Error("The log is not yet empty.");
  });
