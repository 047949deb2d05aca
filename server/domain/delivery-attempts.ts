/** When what is sent outside, a webhook or an e-mail, is tried again, and when it is given up. */

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one is: a little more than a day altogether. */
const waits = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  9 * hour,
] as const;

/** The longest that a receiver of webhooks or a mail server may take; its own, when it hangs. */
export const sendingMs = 10 * second;
/** A node that dies while it sends holds nothing up for longer. */
export const claimMs = 3 * sendingMs;

export type AfterFailure =
  | { readonly again: true; readonly nextAt: number; readonly attempts: number }
  | { readonly again: false; readonly attempts: number };

export function afterFailure(
  { attempts: before }: { readonly attempts: number },
  now: number,
): AfterFailure {
  const attempts = before + 1;
  const wait = waits[before];
  if (wait === undefined) return { again: false, attempts };
  return { again: true, attempts, nextAt: now + wait };
}
