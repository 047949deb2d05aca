/**
 * Whether more customers than usual meet the same thing. Windows of several lengths are compared with what is usual at that
 * time by the likelihood ratio of a scan statistic (Kulldorff 1997), of the negative binomial distribution in place of
 * Poisson's: days differ without any cause. The limits come from `npm run bench -- radar`.
 */

import { minuteMs } from "./local-time.ts";
import type { Rise, Sighting } from "./radar-records.ts";
import type { Usual } from "./radar-usual.ts";

/** In minutes: short ones find a steep rise soon, long ones a small one. */
export const radarWindows = [5, 15, 30, 60] as const;
export const longestWindowMs = 60 * minuteMs;

export interface RiseLimits {
  /** As logarithm of a likelihood ratio. */
  readonly score: number;
  readonly customers: number;
  /** Times the usual. */
  readonly ratio: number;
}

/** From here on it is a rise. */
export const risesFrom: RiseLimits = { score: 10.6, customers: 5, ratio: 1.8 };
/** Down to here one that has begun goes on: it does not end and ring again with every lull. */
export const lastsTo: RiseLimits = { score: 2.5, customers: 3, ratio: 1.4 };

/**
 * The window in which the rise shows most; undefined where there is none. A customer counts
 * once in a window, however often they write.
 */
export function riseIn(
  sightings: readonly Sighting[],
  { usual, now }: { readonly usual: Usual; readonly now: number },
  limits: RiseLimits = risesFrom,
): Rise | undefined {
  const last = lastTimes(sightings);
  let best: Rise | undefined;
  for (const minutes of radarWindows) {
    const since = now - minutes * minuteMs;
    let customers = 0;
    for (const at of last.values()) if (at > since && at <= now) customers += 1;
    const rise = riseOver({ minutes, customers, usual: usual.perMinute * minutes }, usual.shape);
    const isOne =
      customers >= limits.customers &&
      rise.score >= limits.score &&
      customers >= limits.ratio * rise.usual;
    if (isOne && rise.score > (best?.score ?? 0)) best = rise;
  }
  return best;
}

function lastTimes(sightings: readonly Sighting[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { customerId, at } of sightings)
    if (at > (last.get(customerId) ?? 0)) last.set(customerId, at);
  return last;
}

/**
 * `c ln(c/u) - (c + k) ln((c + k)/(u + k))`, which grows with the surprise. There are more short windows in a day than long
 * ones, so that what is rare in one of them is less rare among all.
 */
function riseOver(found: Omit<Rise, "score">, k: number): Rise {
  const { minutes, customers: c, usual: u } = found;
  if (c <= u) return { ...found, score: 0 };
  const ratio = c * Math.log(c / u) - (c + k) * Math.log((c + k) / (u + k));
  return { ...found, score: ratio - Math.log(longestWindowMs / minuteMs / minutes) };
}

const pointMinutes = 5;

/** Different customers in each five minutes of the last hour, the newest last. */
export function customersByPoint(sightings: readonly Sighting[], now: number): readonly number[] {
  const count = longestWindowMs / minuteMs / pointMinutes;
  return Array.from({ length: count }, (_, index) => {
    const end = now - (count - 1 - index) * pointMinutes * minuteMs;
    const begin = end - pointMinutes * minuteMs;
    const inPoint = sightings.filter(({ at }) => at > begin && at <= end);
    return new Set(inPoint.map(({ customerId }) => customerId)).size;
  });
}
