import {
  countNames,
  durationNames,
  type InsightCause,
  type Insights,
  type PeriodFigures,
  reasonCounts,
} from "../../protocol/insights.ts";
import type { InsightFigures } from "../domain/insight-figures.ts";
import { daysIn, hours, weekdayOf } from "../domain/insight-period.ts";
import { causeFigure, causesIn, durationIn, durations, shares } from "../domain/measures.ts";
import type { Figures } from "../domain/rollup-records.ts";

export const presentInsights = (found: InsightFigures): Insights => ({
  ...found.period,
  timeZone: found.timeZone,
  step: found.step,
  counted: found.counted,
  definitions: { shares, durations },
  total: presentFigures(found.total),
  before: presentFigures(found.before),
  points: found.points.map(({ start, figures }) => ({ start, ...presentFigures(figures) })),
  topics: found.topics,
  causes: causesOf(found),
  hours: byWeekday(found),
  lastDay: {
    day: found.period.to,
    counts: hoursOf(found.lastDay),
    weekBefore: hoursOf(found.weekBefore),
  },
  agents: found.agents.map(({ id, name, figures }) => ({ id, name, ...presentFigures(figures) })),
  choices: { topics: found.topicChoices, teams: found.teams },
});

function presentFigures(figures: Figures): PeriodFigures {
  const counts = [...countNames, ...reasonCounts].flatMap((name) => {
    const count = figures[name];
    return count === undefined ? [] : [[name, count] as const];
  });
  const times = durationNames.flatMap((name) => {
    const duration = durationIn(figures, name);
    return duration === undefined ? [] : [[name, duration] as const];
  });
  return { counts: Object.fromEntries(counts), durations: Object.fromEntries(times) };
}

function causesOf({ total, before, points }: InsightFigures): readonly InsightCause[] {
  const names = new Set([...causesIn(total), ...causesIn(before)]);
  return [...names]
    .map((cause) => {
      const name = causeFigure(cause);
      return {
        cause,
        counts: points.map(({ figures }) => figures[name] ?? 0),
        total: total[name] ?? 0,
        before: before[name] ?? 0,
      };
    })
    .sort((one, other) => other.total - one.total || other.before - one.before);
}

const hoursOf = (figures: Figures) => hours.map((hour) => figures[`at:${hour}`] ?? 0);

/** On average of the days of that weekday in the period, to one decimal. */
function byWeekday({ days, period }: InsightFigures): readonly (readonly number[])[] {
  const first = weekdayOf(period.from);
  return weekdays.map((weekday) => {
    const inPeriod = Math.floor((daysIn(period) - 1 - ((weekday - first + 7) % 7)) / 7) + 1;
    const rows = days.filter(({ start }) => weekdayOf(start) === weekday);
    return hours.map((hour) => {
      const sum = rows.reduce((total, { figures }) => total + (figures[`at:${hour}`] ?? 0), 0);
      return inPeriod <= 0 ? 0 : Math.round((sum / inPeriod) * 10) / 10;
    });
  });
}
const weekdays = [0, 1, 2, 3, 4, 5, 6];
