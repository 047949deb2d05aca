/** The waits between the runs double, in milliseconds; half of each is chance, so that two that met do not meet again. */
const firstWaitMs = 4;
/** What has taken longer is not tried again: its sender would not wait for it. */
const patienceMs = 2_000;

/** Runs the work until it succeeds, or until what it throws says that another run would not help. */
export async function withRetry<T>(
  run: () => Promise<T>,
  mayRunAgain: (error: unknown, runs: number) => boolean,
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let runs = 1; ; runs += 1) {
    try {
      return await run();
    } catch (error) {
      if (performance.now() > until || !mayRunAgain(error, runs)) throw error;
      await wait(firstWaitMs * 2 ** (runs - 1) * (0.5 + Math.random() / 2));
    }
  }
}

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
