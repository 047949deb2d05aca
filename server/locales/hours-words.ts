import type { Locale } from "../../protocol/conversation.ts";
import { createDateFormats } from "../../protocol/date-formats.ts";

const days = createDateFormats({ weekday: "long", month: "long", day: "numeric" });

/** “星期六 9:00–21:00”: a day and its hours; `spans` in minutes since midnight, `noon` in epoch milliseconds. */
export function hoursWords(locale: Locale, { noon, spans }: HoursOfDay, timeZone: string): string {
  const day = days(locale, timeZone).format(noon);
  const times = spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`);
  return [day, ...times].join(" ");
}

export interface HoursOfDay {
  readonly noon: number;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
