import { comingTime } from "../../../ui/coming-time.ts";

/** "今天 18:00", "12月4日 18:00". */
export const dueTime = (at: string, locale: string): string =>
  comingTime(at, new Date(), { locale });

/** From so much of the time on the clock warns. */
export const warnFrom = 0.8;

/** How much of the time from `from` to `to` has gone, 0 to 1. */
export function shareGone(from: string, to: string, now: number): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Math.min(1, Math.max(0, (now - start) / Math.max(1, end - start)));
}
