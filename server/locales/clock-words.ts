import type { Locale } from "../../protocol/conversation.ts";
import { createDateFormats } from "../../protocol/date-formats.ts";
import { translate } from "./texts.ts";

const dayMs = 86_400_000;
const days = createDateFormats({ dateStyle: "short" });
const clocks = createDateFormats({ hour: "numeric", minute: "2-digit", hourCycle: "h23" });
const dates = createDateFormats({ month: "long", day: "numeric" });

/** “今天 14:00”, “明天 9:00”, “11月30日 9:00”: a time of the near future as a customer says it. Epoch milliseconds. */
export function clockWords(
  locale: Locale,
  at: number,
  given: { readonly now: number; readonly timeZone: string },
): string {
  const { now, timeZone } = given;
  const dayOf = (time: number) => days("en-CA", timeZone).format(time);
  const clock = clocks(locale, timeZone).format(at);
  if (dayOf(at) === dayOf(now)) return translate(locale, "time.today", clock);
  if (dayOf(at) === dayOf(now + dayMs)) return translate(locale, "time.tomorrow", clock);
  return `${dates(locale, timeZone).format(at)} ${clock}`;
}

const longDates = createDateFormats({ year: "numeric", month: "long", day: "numeric" });
const zones = createDateFormats({ timeZoneName: "short" });

/** “2026年11月30日 14:00（GMT+8）”: a time in what is read on another day, or elsewhere. Epoch milliseconds. */
export function exactTime(locale: Locale, at: number, timeZone: string): string {
  const time = `${longDates(locale, timeZone).format(at)} ${clocks(locale, timeZone).format(at)}`;
  const parts = zones(locale, timeZone).formatToParts(at);
  const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return locale === "en" ? `${time} (${zone})` : `${time}（${zone}）`;
}
