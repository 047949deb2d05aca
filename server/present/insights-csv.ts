import type { Insights, PeriodFigures } from "../../protocol/insights.ts";
import { countNames, durationNames, reasonCounts } from "../../protocol/insights.ts";
import { type CsvCell, csvOf } from "./csv.ts";

const counted = [...countNames, ...reasonCounts];

/** All figures of a page as one table; the first column says of which part. */
export function insightsCsv(insights: Insights): string {
  const { total, before, points, marks, topics, causes, agents, hours, lastDay } = insights;
  // Topics of one day are counted as one point.
  const starts = insights.step === "hour" ? [insights.from] : points.map(({ start }) => start);
  const rows: readonly (readonly CsvCell[])[] = [
    ["part", "of", ...counted, ...durationNames.flatMap(durationColumns)],
    ["period", `${insights.from}/${insights.to}`, ...cellsOf(total)],
    ["before", "", ...cellsOf(before)],
    ...points.map((point) => ["point", point.start, ...cellsOf(point)]),
    ...marks.map(({ kind, title, from, to }) => [kind, `${from}/${to ?? ""}`, title]),
    ...agents.map((agent) => ["agent", agent.name, ...cellsOf(agent)]),
    ...topics.map(({ title, total: begun }) => ["topic", title, begun]),
    ...topics.flatMap(({ title, counts }) =>
      counts.map((begun, index) => ["topic at", `${starts[index]} ${title}`, begun]),
    ),
    ...causes.map(({ cause, total: decided }) => ["cause", cause, decided]),
    ...causes.flatMap(({ cause, counts }) =>
      counts.map((decided, index) => ["cause at", `${points[index]?.start} ${cause}`, decided]),
    ),
    ...hours.flatMap((ofDay, weekday) =>
      ofDay.map((begun, hour) => ["weekday and hour", `${weekday + 1} ${hour}:00`, begun]),
    ),
    ...lastDay.counts.map((begun, hour) => ["last day", `${lastDay.day}T${hour}`, begun]),
  ];
  return csvOf(rows);
}

const durationColumns = (name: string) => [
  `${name}Count`,
  `${name}P50Seconds`,
  `${name}P90Seconds`,
];

const cellsOf = ({ counts, durations }: PeriodFigures): readonly CsvCell[] => [
  ...counted.map((name) => counts[name] ?? 0),
  ...durationNames.flatMap((name) => {
    const { count, p50, p90 } = durations[name] ?? {};
    return [count ?? 0, p50, p90];
  }),
];
