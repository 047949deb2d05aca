import { createDateFormats } from "../../protocol/date-formats.ts";
import { clockStamp } from "../../ui/times.ts";
import type { Translation } from "./texts.ts";

const days = createDateFormats({ month: "numeric", day: "numeric" });
const dates = createDateFormats({ year: "numeric", month: "short", day: "numeric" });

/** "不到 1 分", "4 分", "1 时 05 分": whole minutes, so that a list does not change every second. */
export function waitText(seconds: number, { t }: Translation): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t("wait.moment");
  if (minutes < 60) return t("wait.minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return t("wait.days", { days: Math.floor(hours / 24) });
  return t("wait.hours", { hours, minutes: String(minutes % 60).padStart(2, "0") });
}

/** "已离开 3 分钟" */
export function awayText(since: string, now: number, translation: Translation): string {
  const minutes = Math.floor(Math.max(0, now - Date.parse(since)) / 60_000);
  if (minutes < 1) return translation.t("away.moment");
  if (minutes < 60) return translation.t("away.minutes", { count: minutes });
  return translation.t("away.long", { wait: waitText(minutes * 60, translation) });
}

/** The time for today, the date for earlier days: it fits at the end of a row. */
export function shortTime(at: string, now: number, locale: string): string {
  const then = new Date(at);
  const today = new Date(now).toDateString() === then.toDateString();
  return today ? clockStamp(at) : days(locale).format(then);
}

export const longDate = (at: string, locale: string): string => dates(locale).format(new Date(at));
