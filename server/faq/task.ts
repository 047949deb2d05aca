/** Work that can be interrupted between steps, so that a server keeps answering while it re-learns. */
export type Steps<T> = Generator<undefined, T, undefined>;

export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Works for at most `sliceMs` at a time and lets everything else run in between, and before. */
export async function runInSlices<T>(steps: Steps<T>, sliceMs = 4): Promise<T> {
  for (;;) {
    // First: what comes after other work must not lengthen its last slice.
    await new Promise((resume) => setImmediate(resume));
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}
