/** "14:05" today, "昨天 14:05", "11月3日 14:05": the time stamps between messages. */
export function timeStamp(at: string, now: Date, locale: string): string {
  const then = new Date(at);
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const days = daysBetween(then, now);
  if (days === 0) return clock.format(then);
  return `${dayName(then, now, days, locale)} ${clock.format(then)}`;
}

/** "9:00", the device's time. */
export const clockTime = (at: Date): string =>
  `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;

/** "今天 14:00", "明天 9:00", "11月30日 9:00": when something begins. */
export function comingTime(at: string, now: Date, locale: string): string {
  const then = new Date(at);
  const days = daysBetween(now, then);
  const day =
    days <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
      : new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" }).format(then);
  return `${day} ${clockTime(then)}`;
}

/** After a pause of more milliseconds than this there is a new time stamp. */
export const pauseMs = 5 * 60_000;

function dayName(then: Date, now: Date, days: number, locale: string): string {
  if (days === 1) {
    const yesterday = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-1, "day");
    return yesterday.charAt(0).toLocaleUpperCase(locale) + yesterday.slice(1);
  }
  const year = then.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(locale, { ...year, month: "short", day: "numeric" }).format(then);
}

function daysBetween(then: Date, now: Date): number {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}
