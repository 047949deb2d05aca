import type { Locale } from "../../protocol/conversation.ts";
import type { InsightCause } from "../../protocol/insight-cause.ts";
import type { InsightMark } from "../../protocol/insight-mark.ts";
import {
  countNames,
  durationNames,
  type Insights,
  type PeriodFigures,
  reasonCounts,
} from "../../protocol/insights.ts";
import type { InsightFigures } from "../domain/insight-figures.ts";
import { markIn } from "../domain/insight-marks.ts";
import { addDays, daysIn, hours, mondayOf } from "../domain/insight-period.ts";
import {
  causeFigure,
  causesIn,
  durationIn,
  durations,
  hourFigure,
  remainders,
  shares,
} from "../domain/measures.ts";
import type { Figures } from "../domain/rollup-records.ts";

const topicsShown = 12;

/** The page shows the most frequent; the export has no such end. */
export const forPage = (insights: Insights): Insights => ({
  ...insights,
  topics: insights.topics.slice(0, topicsShown),
});

interface InsightReader {
  readonly locale: Locale;
  /** What the reader calls a topic; undefined of one that somebody has typed. */
  readonly titleOf: (topic: string) => string | undefined;
  /** What the reader calls a cause of complaints; undefined of one without a name in that language. */
  readonly causeOf: (cause: string) => string | undefined;
}

export const presentInsights = (
  found: InsightFigures,
  { locale, titleOf, causeOf }: InsightReader,
): Insights => ({
  ...found.period,
  timeZone: found.timeZone,
  step: found.step,
  counted: found.counted,
  definitions: { shares, durations, remainders },
  total: presentFigures(found.total),
  before: presentFigures(found.before),
  points: found.points.map(({ start, figures }) => ({ start, ...presentFigures(figures) })),
  marks: [...found.holidays, ...found.incidents.map((one) => markIn(one, locale))].sort(
    byBeginning,
  ),
  targets: found.targets,
  topics: found.topics.map((one) => ({ ...one, title: titleOf(one.topic) ?? one.topic })),
  causes: causesOf(found).map((one) => ({ ...one, title: causeOf(one.cause) ?? one.cause })),
  hours: byWeekday(found),
  lastDay: {
    day: found.period.to,
    counts: hoursOf(found.lastDay, found.period.to),
    weekBefore: hoursOf(found.weekBefore, found.period.to),
    wholeHours: found.wholeHours,
  },
  agents: found.agents.map(({ id, name, figures }) => ({ id, name, ...presentFigures(figures) })),
  choices: {
    topics: found.topicChoices.map((topic) => ({ topic, title: titleOf(topic) ?? topic })),
    teams: found.teams,
  },
});

const byBeginning = (one: InsightMark, other: InsightMark) => (one.from < other.from ? -1 : 1);

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

function causesOf({
  total,
  before,
  points,
}: InsightFigures): readonly Omit<InsightCause, "title">[] {
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

const hoursOf = (figures: Figures, day: string) =>
  hours.map((hour) => figures[hourFigure(day, hour)] ?? 0);

/** From Monday on; on average of the days of that weekday in the period, to one decimal. */
function byWeekday({ total, period }: InsightFigures): readonly (readonly number[])[] {
  const monday = mondayOf(period.from);
  return weekdays.map((weekday) => {
    const day = addDays(monday, weekday);
    const first = day < period.from ? addDays(day, 7) : day;
    const inPeriod = Math.floor((daysIn({ from: first, to: period.to }) + 6) / 7);
    return hoursOf(total, day).map((count) =>
      inPeriod <= 0 ? 0 : Math.round((count / inPeriod) * 10) / 10,
    );
  });
}
const weekdays = [0, 1, 2, 3, 4, 5, 6];
