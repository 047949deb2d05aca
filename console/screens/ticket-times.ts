import type { TicketSummary } from "../../protocol/ticket-summary.ts";
import { comingTime } from "../../ui/coming-time.ts";
import { timeLeft } from "../../ui/time-left.ts";
import type { Translation } from "../models/texts.ts";

/** "今天 20:00", "12月4日 18:00". */
export const promiseTime = (at: string, { locale }: Translation): string =>
  comingTime(at, new Date(), { locale });

/** The date that the clock counts from: what was broken, and not the new one, which would not fit "超 2 小时" beside it. */
export const countedDate = ({
  breachedAt,
  promise,
}: Pick<TicketSummary, "breachedAt" | "promise">) => breachedAt ?? promise.at;

/** "剩 1 小时 27 分"; undefined once it is over. */
export function leftUntil(at: string, now: number, translation: Translation): string | undefined {
  const time = timeUntil(at, now, translation);
  return time && translation.t("ticket.left", { time });
}

/** "1 小时 27 分". */
export const timeUntil = (at: string, now: number, { t }: Translation): string | undefined =>
  timeLeft(at, now, (unit, count) => t(`ticket.${unit}`, { count }));

/** "超 6 小时". */
export function overSince(at: string, now: number, translation: Translation): string | undefined {
  const time = timeUntil(new Date(now).toISOString(), Date.parse(at), translation);
  return time && translation.t("ticket.over", { time });
}
