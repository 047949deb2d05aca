import { timeLeft } from "../../ui/time-left.ts";
import { comingTime } from "../../ui/times.ts";
import type { Translation } from "../models/texts.ts";

/** "今天 20:00", "12月4日 18:00". */
export const promiseTime = (at: string, { locale }: Translation): string =>
  comingTime(at, new Date(), { locale });

/** "剩 1 小时 27 分"; undefined once it is over. */
export function leftUntil(at: string, now: number, { t }: Translation): string | undefined {
  const time = timeLeft(at, now, (unit, count) => t(`ticket.${unit}`, { count }));
  return time && t("ticket.left", { time });
}
