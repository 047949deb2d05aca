/** Service hours as people write them: `9:00-12:00, 13:00-18:00` for each weekday, and a line for each day that differs. */

import {
  type DaySpan,
  type HoursSettings,
  type WeekdayName,
  weekdayNames,
} from "../../protocol/settings.ts";

/** The field that cannot be read. */
export type WrongHours = WeekdayName | "exceptions";

/** Of the fields whose names begin with `prefix`. */
export function hoursIn(
  form: FormData,
  prefix = "",
): { readonly hours: HoursSettings } | { readonly wrong: WrongHours } {
  const given = (name: string) => String(form.get(`${prefix}${name}`) ?? "");
  const weekly: Partial<Record<WeekdayName, readonly DaySpan[]>> = {};
  for (const name of weekdayNames) {
    const spans = spansIn(given(name));
    if (spans === undefined) return { wrong: name };
    weekly[name] = spans;
  }
  const exceptions = exceptionsIn(given("exceptions"));
  if (exceptions === undefined) return { wrong: "exceptions" };
  const timeZone = given("timeZone").trim();
  return { hours: { timeZone, weekly: weekly as HoursSettings["weekly"], exceptions } };
}

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** `9:00-12:00, 13:00-18:00`; empty where it is closed. */
export const spansText = (spans: readonly DaySpan[]): string =>
  spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(", ");

/** Undefined where it is no list of spans. */
function spansIn(text: string): readonly DaySpan[] | undefined {
  // Full-width digits and punctuation, too.
  const parts = text
    .normalize("NFKC")
    .split(",")
    .map((part) => part.trim());
  const spans = parts.filter((part) => part !== "").map(spanIn);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function spanIn(text: string): DaySpan | undefined {
  const found = /^(\d{1,2}):(\d{2})\s*[-–—~]\s*(\d{1,2}):(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = found.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from < to && to <= 1_440 && fromMinute < 60 && toMinute < 60 ? { from, to } : undefined;
}

/** A line each: `2026-10-01`, which is closed, or `2026-10-10 9:00-18:00`. */
export const exceptionsText = ({ exceptions }: HoursSettings): string =>
  exceptions.map(({ date, spans }) => `${date} ${spansText(spans)}`.trim()).join("\n");

function exceptionsIn(text: string): HoursSettings["exceptions"] | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const days = lines
    .filter((line) => line !== "")
    .map((line) => {
      const [date = "", ...rest] = line.split(/\s+/);
      const spans = spansIn(rest.join(" "));
      return /^\d{4}-\d{2}-\d{2}$/.test(date) && spans ? { date, spans } : undefined;
    });
  return days.every((day) => day !== undefined) ? days : undefined;
}
