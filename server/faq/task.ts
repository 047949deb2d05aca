/**
 * Work that stops after each small piece (`yield`), so that a server can answer customers while it indexes the FAQ again.
 * A piece takes well under a millisecond.
 */
export type Task<T> = Generator<undefined, T, undefined>;

export function runToEnd<T>(task: Task<T>): T {
  for (;;) {
    const piece = task.next();
    if (piece.done) return piece.value;
  }
}

/** Runs a task for at most `sliceMs` at a time. Everything else has its turn before each slice. */
export async function runInSlices<T>(
  task: Task<T>,
  { sliceMs = 4, now = () => performance.now() } = {},
): Promise<T> {
  for (;;) {
    // Also before the first slice: the slice of an earlier task may have ended in this same turn of the event loop.
    await new Promise((resume) => setImmediate(resume));
    const end = now() + sliceMs;
    while (now() < end) {
      const piece = task.next();
      if (piece.done) return piece.value;
    }
  }
}
