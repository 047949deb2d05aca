import type { Locale } from "../../protocol/conversation.ts";
import type { DurationName, Insights, PeriodFigures } from "../../protocol/insights.ts";
import { countNames, durationNames, reasonCounts } from "../../protocol/insights.ts";
import { insightTexts } from "../locales/insight-texts.ts";
import { type CsvCell, csvOf } from "./csv.ts";

const counted = [...countNames, ...reasonCounts];

/** All figures of a page as one table, in the reader's language; the first column says of which part. */
export function insightsCsv(insights: Insights, locale: Locale): string {
  const t = insightTexts[locale];
  const { total, before, points, marks, topics, causes, agents, hours, lastDay } = insights;
  // Topics of one day are counted as one point.
  const starts = insights.step === "hour" ? [insights.from] : points.map(({ start }) => start);
  const rows: readonly (readonly CsvCell[])[] = [
    [
      t.part,
      t.of,
      ...counted.map((name) => t[name]),
      ...durationNames.flatMap((name) => durationColumns(t, name)),
    ],
    [t.period, `${insights.from}/${insights.to}`, ...cellsOf(total)],
    [t.before, "", ...cellsOf(before)],
    ...points.map((point) => [t.point, point.start, ...cellsOf(point)]),
    ...marks.map(({ kind, title, from, to }) => [t[kind], `${from}/${to ?? ""}`, title]),
    ...agents.map((agent) => [t.agent, agent.name, ...cellsOf(agent)]),
    ...topics.map(({ title, total: begun }) => [t.topic, title, begun]),
    ...topics.flatMap(({ title, counts }) =>
      counts.map((begun, index) => [t.topicAt, `${starts[index]} ${title}`, begun]),
    ),
    ...causes.map(({ title, total: decided }) => [t.cause, title, decided]),
    ...causes.flatMap(({ title, counts }) =>
      counts.map((decided, index) => [t.causeAt, `${points[index]?.start} ${title}`, decided]),
    ),
    ...hours.flatMap((ofDay, weekday) =>
      ofDay.map((begun, hour) => [t.weekdayHour, `${weekday + 1} ${hour}:00`, begun]),
    ),
    ...lastDay.counts.map((begun, hour) => [t.lastDay, `${lastDay.day}T${hour}`, begun]),
  ];
  return csvOf(rows);
}

const durationColumns = (t: (typeof insightTexts)[Locale], name: DurationName) =>
  (["count", "p50", "p90"] as const).map((part) =>
    t.column.replace("{figure}", t[name]).replace("{what}", t[part]),
  );

const cellsOf = ({ counts, durations }: PeriodFigures): readonly CsvCell[] => [
  ...counted.map((name) => counts[name] ?? 0),
  ...durationNames.flatMap((name) => {
    const { count, p50, p90 } = durations[name] ?? {};
    return [count ?? 0, p50, p90];
  }),
];
