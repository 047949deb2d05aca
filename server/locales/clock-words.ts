import type { Locale } from "../../protocol/conversation.ts";
import { translate } from "./texts.ts";

const dayMs = 86_400_000;

/** “今天 14:00”, “明天 9:00”, “11月30日 9:00”: a time of the near future as a customer says it. Epoch milliseconds. */
export function clockWords(
  locale: Locale,
  at: number,
  given: { readonly now: number; readonly timeZone: string },
): string {
  const { now, timeZone } = given;
  const dayOf = (time: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(time);
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
  if (dayOf(at) === dayOf(now)) return translate(locale, "time.today", clock);
  if (dayOf(at) === dayOf(now + dayMs)) return translate(locale, "time.tomorrow", clock);
  const date = new Intl.DateTimeFormat(locale, { timeZone, month: "long", day: "numeric" });
  return `${date.format(at)} ${clock}`;
}
