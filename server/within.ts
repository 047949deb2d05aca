/** Waits for the work, and not longer than this, in milliseconds. */
export const within = (ms: number, work: Promise<unknown>) => Promise.race([work, waitFor(ms)]);

export const waitFor = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
