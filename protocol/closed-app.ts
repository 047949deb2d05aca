/**
 * Whether a customer who waits counts as gone. Somebody who reloads the page, or passes a tunnel, has not left: so long is waited. `since`
 * is as a row says it, or epoch milliseconds as `now`.
 */
export const hasClosedApp = (
  since: string | number | undefined,
  { now, graceMs }: { readonly now: number; readonly graceMs: number },
): boolean => since !== undefined && now - new Date(since).getTime() >= graceMs;
