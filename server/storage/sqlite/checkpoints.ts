import { Worker } from "node:worker_threads";

/** Rows written between two checkpoints: 84 MiB of log were seen in a rush. A page that changes often is then folded back once for many times. */
export const rowsBetween = 20_000;

export interface Checkpoints {
  /** So many rows are on their way to the disk. */
  written(rows: number): void;
  /** Resolves when none is under way. */
  end(): Promise<void>;
}

/**
 * Has the log folded back into the database now and then, by a thread that is there only for it. Done by the writer, it
 * kept all that was under way waiting, up to some 250 ms at a time in a rush (measured).
 *
 * What was written meanwhile is the writer's to fold back with `foldRest`, so that the log begins again. A checkpoint that
 * fails costs nothing but room: the next one makes up for it.
 */
export function createCheckpoints(path: string, foldRest: () => void): Checkpoints {
  let rows = 0;
  let running: Promise<void> | undefined;

  async function run() {
    await threadOver(path);
    rows = 0;
    running = undefined;
    foldRest();
  }

  return {
    written(count) {
      rows += count;
      if (rows >= rowsBetween) running ??= run();
    },
    end: async () => running,
  };
}

function threadOver(path: string): Promise<void> {
  const thread = new Worker(new URL("./checkpoint-thread.mjs", import.meta.url), {
    workerData: { path },
  });
  return new Promise((resolve) => {
    // It exits after an error too.
    thread.on("error", () => undefined);
    thread.on("exit", () => resolve());
  });
}
