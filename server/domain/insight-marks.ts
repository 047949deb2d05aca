/** What explains a rise or a fall in a chart over time: incidents, and runs of free days. */

import type { InsightMark } from "../../protocol/insight-mark.ts";
import { textIn } from "./announcement.ts";
import type { AnnouncementRecord } from "./announcement-records.ts";
import type { HourOf } from "./counted-hours.ts";
import { addDays, daysIn, type Period, weekdayOf } from "./insight-period.ts";
import type { ServiceHours } from "./service-hours.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Longer before a period has begun no incident of it did; one that is still going on is known anyway. */
export const longestIncidentDays = 60;

type MarkedIncident = Pick<
  AnnouncementRecord,
  "kind" | "state" | "title" | "taiwan" | "startsAt" | "updates"
>;

/** Those that were going on in the period, the earliest first. */
export function incidentMarks(
  incidents: readonly MarkedIncident[],
  { from, to }: Period,
  hourOf: HourOf,
): readonly IncidentMark[] {
  return incidents
    .filter(({ kind, state }) => kind === "incident" && state !== "scheduled")
    .map((incident) => ({ incident, from: hourOf(incident.startsAt), to: endOf(incident, hourOf) }))
    .filter((one) => one.from.slice(0, 10) <= to && (one.to?.slice(0, 10) ?? to) >= from)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ incident: { title, taiwan }, ...times }) => ({
      kind: "incident",
      title,
      taiwan,
      ...times,
    }));
}

export interface IncidentMark extends Pick<AnnouncementRecord, "title" | "taiwan"> {
  readonly kind: "incident";
  /** Hours of the desk. */
  readonly from: string;
  /** Absent: it is going on. */
  readonly to: string | undefined;
}

function endOf({ state, updates }: MarkedIncident, hourOf: HourOf): string | undefined {
  const end = updates.findLast(({ isEnd }) => isEnd === true);
  return state === "ended" && end ? hourOf(end.at) : undefined;
}

export interface FreeDays {
  readonly calendar: Pick<WorkCalendar, "holidays" | "workingDays">;
  readonly hours: Pick<ServiceHours, "exceptions"> | undefined;
}

/** Free days in a row, of which the calendar or the hours say so; a weekend between two of them is one of them. */
export function holidayMarks(
  { calendar, hours }: FreeDays,
  period: Period,
): readonly InsightMark[] {
  const isWorked = (day: string) => calendar.workingDays.has(day) || opensOn(hours, day);
  const isHoliday = (day: string) =>
    !isWorked(day) && (calendar.holidays.has(day) || hours?.exceptions.get(day)?.length === 0);
  const days = Array.from({ length: daysIn(period) }, (_, at) => addDays(period.from, at));
  const runs: { from: string; to: string }[] = [];
  for (const day of days.filter(isHoliday)) {
    const last = runs.at(-1);
    const isNext =
      last && daysBetween(last.to, day).every((one) => isWeekend(one) && !isWorked(one));
    if (isNext) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.map((run) => ({ kind: "holiday", ...run }));
}

const opensOn = (hours: FreeDays["hours"], day: string) =>
  (hours?.exceptions.get(day)?.length ?? 0) > 0;

const isWeekend = (day: string) => weekdayOf(day) >= 5;

const daysBetween = (from: string, to: string): readonly string[] =>
  Array.from({ length: daysIn({ from, to }) - 2 }, (_, at) => addDays(from, at + 1));

/** In the words of whoever reads it. */
export const markIn = (
  { title, taiwan, ...mark }: IncidentMark,
  locale: Parameters<typeof textIn>[1],
): InsightMark => ({ ...mark, title: textIn(title, locale, taiwan?.title) });
