/** Somebody who reloads the page, or passes a tunnel, has not left. */
const graceMs = 15_000;

/** Whether a customer who waits counts as gone. `since` is as a row says it, or epoch milliseconds as `now`. */
export const hasClosedApp = (since: string | number | undefined, now: number): boolean =>
  since !== undefined && now - new Date(since).getTime() >= graceMs;
