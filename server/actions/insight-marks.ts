import { createHourOf } from "../domain/counted-hours.ts";
import { holidayMarks, incidentMarks, longestIncidentDays } from "../domain/insight-marks.ts";
import { addDays, type Period } from "../domain/insight-period.ts";
import { dayMs } from "../domain/local-time.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";

const mostIncidents = 200;

/** What went on in the period: its incidents, and the free days that the desk knows. */
export async function marksFor({ store, announcements, faq }: Services, period: Period) {
  // A day more on either side: which day it is at the desk, the domain knows.
  const since = Date.parse(addDays(period.from, -longestIncidentDays));
  const before = Date.parse(period.to) + 2 * dayMs;
  const begun = await store.incidentsBegun(since, before, mostIncidents);
  const goingOn = announcements.current().filter(({ startsAt }) => startsAt < since);
  const { tickets, hours } = faq.engine;
  return {
    incidents: incidentMarks(
      [...begun, ...goingOn],
      period,
      createHourOf(countingZone(faq.engine)),
    ),
    holidays: holidayMarks({ calendar: tickets.calendar, hours }, period),
  };
}
