/** The clock on the wall of a time zone. */

import { createDateFormats } from "../../protocol/date-formats.ts";

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

const wallClock = createDateFormats({
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `timeZone` is an IANA name, `at` in epoch milliseconds. */
export function localTime(timeZone: string, at: number): LocalTime {
  const parts = new Map(
    wallClock("en-GB", timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
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

/** When the day began that it is there then. */
export const beginningOfLocalDay = (timeZone: string, at: number): number =>
  localNoon(timeZone, at) - dayMs / 2;

/** When the day ends that it is there then. */
export const endOfLocalDay = (timeZone: string, at: number): number =>
  localNoon(timeZone, at) + dayMs / 2;

/** The day of a time (epoch milliseconds) in UTC: `2026-11-30`. */
export const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
