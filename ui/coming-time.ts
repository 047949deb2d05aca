import { clockTime, daysBetween } from "./times.ts";

/**
 * "今天 14:00", "明天 9:00", "11月30日 9:00": when something begins. `timeZone` is that of the place where it begins; where the
 * device's clock says another time, the zone is named: "明天 9:00（中国标准时间）".
 */
export function comingTime(
  at: string,
  now: Date,
  { locale, timeZone }: { readonly locale: string; readonly timeZone?: string | undefined },
): string {
  const then = asSeenIn(timeZone, new Date(at));
  const days = daysBetween(asSeenIn(timeZone, now), then);
  const day =
    days <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
      : new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" }).format(then);
  const time = `${day} ${clockTime(then)}`;
  if (then.getTime() === new Date(at).getTime()) return time;
  const zone = zoneName(new Date(at), { locale, timeZone });
  return locale.startsWith("zh") ? `${time}（${zone}）` : `${time} (${zone})`;
}

/** A date whose parts in the device's zone are those of `date` in this zone. */
function asSeenIn(timeZone: string | undefined, date: Date): Date {
  if (timeZone === undefined) return date;
  const minutes = (zone?: string) =>
    Date.parse(`${date.toLocaleString("sv", { timeZone: zone }).replace(" ", "T")}Z`);
  return new Date(date.getTime() + minutes(timeZone) - minutes());
}

/** "中国标准时间". */
function zoneName(
  at: Date,
  { locale, timeZone }: { readonly locale: string; readonly timeZone?: string | undefined },
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }).formatToParts(
    at,
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
