/** "09:05", the device's time: what stands between the messages of one day. */
export const clockStamp = (at: string): string => clockTime(new Date(at)).padStart(5, "0");

/** "今天 14:05", "昨天 14:05", "11月3日周二 14:05": what stands above the first message of a day. */
export const dayStamp = (at: string, now: Date, locale: string): string =>
  `${dayName(new Date(at), now, locale)} ${clockStamp(at)}`;

/** "14:05" today, else with the day: the time of one message. */
export const timeStamp = (at: string, now: Date, locale: string): string =>
  daysBetween(new Date(at), now) === 0 ? clockStamp(at) : dayStamp(at, now, locale);

/** "9:00", the device's time. */
export const clockTime = (at: Date): string =>
  `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;

/** After a pause of more milliseconds than this there is a new time stamp. */
export const pauseMs = 5 * 60_000;

/** "今天", "昨天", "明天", "11月3日周二"; with the year, where it is another. */
export function dayName(then: Date, now: Date, locale: string): string {
  const days = daysBetween(then, now);
  if (Math.abs(days) < 2) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day");
    return day.charAt(0).toLocaleUpperCase(locale) + day.slice(1);
  }
  return new Intl.DateTimeFormat(locale, {
    year: then.getFullYear() === now.getFullYear() ? undefined : "numeric",
    month: "short",
    day: "numeric",
    weekday: "short",
  }).format(then);
}

/** Whole days of the device's calendar, from `then` to `now`. */
export function daysBetween(then: Date, now: Date): number {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}
