import { comingTime } from "../../../ui/times.ts";
import type { TicketText } from "./texts.ts";

const minuteMs = 60_000;

/** "今天 18:00", "12月4日 18:00". */
export const dueTime = (at: string, locale: string): string =>
  comingTime(at, new Date(), { locale });

/** "2 天 3 小时", "23 小时 4 分", "5 分"; undefined once it is over. Never seconds. */
export function timeLeft(at: string, now: number, text: TicketText): string | undefined {
  const minutes = Math.ceil((Date.parse(at) - now) / minuteMs);
  if (minutes <= 0) return undefined;
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const parts = [
    days > 0 ? text("days", { count: days }) : "",
    hours > 0 ? text("hours", { count: hours }) : "",
    days === 0 ? text("minutes", { count: minutes % 60 }) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** How much of the time from `from` to `to` has gone, 0 to 1. */
export function shareGone(from: string, to: string, now: number): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Math.min(1, Math.max(0, (now - start) / Math.max(1, end - start)));
}
