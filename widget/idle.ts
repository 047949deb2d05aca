/** Longer than this the browser need not be idle. Milliseconds. */
const latestMs = 3_000;

/** Runs it when the page has nothing else to do. Returns what cancels it. */
export function whenIdle(run: () => unknown): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, latestMs);
    return () => clearTimeout(timer);
  }
  const callback = requestIdleCallback(run, { timeout: latestMs });
  return () => cancelIdleCallback(callback);
}
