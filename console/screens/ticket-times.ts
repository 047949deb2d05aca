import { comingTime } from "../../ui/times.ts";
import type { Translation } from "../models/texts.ts";

/** "今天 20:00", "12月4日 18:00". */
export const promiseTime = (at: string, { locale }: Translation): string =>
  comingTime(at, new Date(), { locale });

/** "剩 1 小时 27 分"; undefined once it is over. */
export function leftUntil(at: string, now: number, { t }: Translation): string | undefined {
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000);
  if (minutes <= 0) return undefined;
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const parts = [
    days > 0 ? t("ticket.days", { count: days }) : "",
    hours > 0 ? t("ticket.hours", { count: hours }) : "",
    days === 0 ? t("ticket.minutes", { count: minutes % 60 }) : "",
  ];
  return t("ticket.left", { time: parts.filter((part) => part !== "").join(" ") });
}
