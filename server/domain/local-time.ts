/** The clock on the wall of a time zone. */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof weekdays)[number];

export interface LocalTime {
  /** `2026-10-01` */
  readonly date: string;
  readonly weekday: Weekday;
  /** Since midnight. */
  readonly minute: number;
}

/** `timeZone` is an IANA name, `at` in epoch milliseconds. */
export function localTime(timeZone: string, at: number): LocalTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const weekday = weekdays.find((day) => part("weekday").toLowerCase().startsWith(day)) ?? "mon";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    weekday,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

/** Noon of the day that it is there then: a day that begins an hour earlier or later still has its noon. */
export function localNoon(timeZone: string, at: number): number {
  const { minute } = localTime(timeZone, at);
  return at - (at % minuteMs) + (720 - minute) * minuteMs;
}
