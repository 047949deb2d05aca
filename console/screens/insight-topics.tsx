import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { mostTelling } from "../models/insight-drawn.ts";
import { topicName } from "../models/insight-labels.ts";
import {
  markCells,
  marksWithin,
  pointMarks,
  withMarks,
  withPeaks,
} from "../models/insight-marks.ts";
import { peakOf } from "../models/insight-scales.ts";
import { fastestRise, numberText, pointText, soFar, wholePoints } from "../models/insight-texts.ts";
import { InsightBars } from "./insight-bar-list.tsx";
import { InsightCard } from "./insight-card.tsx";
import { InsightLines } from "./insight-lines.tsx";
import { NotDrawn } from "./insight-not-drawn.tsx";
import { useTranslation } from "./translation.ts";

interface TopicCardProps {
  readonly insights: Insights;
  /** The first card takes two columns. */
  readonly isFirst: boolean;
}

const titles = {
  week: "insights.topicsByWeek",
  day: "insights.topicsByDay",
  hour: "insights.topicsOfDay",
} as const;

/** More lines than this are one tangle; the table has all of them. */
const shownTopics = 8;

export function TopicsCard({ insights, isFirst }: TopicCardProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { points, step, from } = insights;
  const topics = insights.topics.map((one) => ({ ...one, title: topicName(one, translation) }));
  const starts = step === "hour" ? [from] : points.map(({ start }) => start);
  const labels = starts.map((start) => pointText(start, locale));
  const whole = wholePoints(insights);
  const rise = fastestRise(topics);
  const finding = rise && t("insights.rise", { topic: rise.topic.title, percent: rise.percent });
  const main = rise?.topic ?? topics[0];
  const peakIn = ({ counts }: (typeof topics)[number]) => peakOf(counts.slice(...whole));
  const drawn = mostTelling(topics, {
    main,
    riseOf: (one) => {
      const peak = peakIn(one);
      return peak === undefined ? 0 : (one.counts.slice(...whole)[peak] ?? 0);
    },
    most: shownTopics,
  });
  const title = t(titles[step]);
  const marks = pointMarks(insights, starts, translation);
  const marked = markCells(marks, starts.length, translation);
  const drawnMarks = marksWithin(marks, whole);
  return (
    <InsightCard
      {...(isFirst && { wide: true })}
      title={title}
      finding={finding}
      table={{
        head: [t("insights.topic"), t("insights.total"), t("insights.before"), ...labels],
        rows: [
          ...topics.map((one) => [one.title, one.total, one.before, ...one.counts]),
          ...(marked ? [[t("insights.meanwhile"), "", "", ...marked]] : []),
        ],
      }}
      foot={<NotDrawn insights={insights} />}
    >
      {drawn.length === 0 ? (
        <p class="muted">{t("insights.noTopics")}</p>
      ) : labels.length === 1 ? (
        <InsightBars
          whole={drawn.reduce((sum, { total }) => sum + total, 0)}
          bars={drawn.map(({ title: name, total }) => ({ name, count: total }))}
        />
      ) : (
        <InsightLines
          tall
          labels={labels.slice(...whole)}
          summary={withMarks(
            withPeaks(
              finding ?? title,
              drawn.flatMap((one) => {
                const peak = peakIn(one);
                const at = peak === undefined ? undefined : labels.slice(...whole)[peak];
                return at === undefined ? [] : [{ name: one.title, at }];
              }),
              translation,
            ),
            drawnMarks,
            translation,
          )}
          marks={drawnMarks}
          lines={drawn.map((one) => {
            const values = one.counts.slice(...whole);
            const peak = peakIn(one);
            return { name: one.title, end: values.at(-1), values, main: one === main, peak };
          })}
        />
      )}
    </InsightCard>
  );
}

export function LastDayCard({ insights, isFirst }: TopicCardProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { lastDay } = insights;
  const { counts, weekBefore, day, wholeHours } = lastDay;
  const over = soFar(lastDay);
  const hours = counts.map((_, hour) => `${hour}:00`);
  const key = wholeHours < 24 ? "insights.soFarFinding" : "insights.lastDayFinding";
  const finding = t(key, {
    hour: wholeHours,
    count: numberText(over.now, translation),
    before: numberText(over.before, translation),
  });
  const starts = hours.map((_, hour) => `${day}T${String(hour).padStart(2, "0")}`);
  const marks = pointMarks(insights, starts, translation);
  const marked = markCells(marks, hours.length, translation);
  const [now, then] = [pointText(day, locale), t("insights.weekBefore")];
  return (
    <InsightCard
      {...(isFirst && { wide: true })}
      title={t("insights.lastDay", { day: now })}
      finding={finding}
      table={{
        head: [t("insights.hour"), now, then, ...(marked ? [t("insights.meanwhile")] : [])],
        rows: hours.map((hour, index) => [
          hour,
          counts[index] ?? 0,
          weekBefore[index] ?? 0,
          ...(marked ? [marked[index] ?? ""] : []),
        ]),
      }}
    >
      <InsightLines
        tall={isFirst}
        labels={hours}
        summary={withMarks(finding, marks, translation)}
        marks={marks}
        lines={[
          { name: then, values: weekBefore },
          { name: now, values: over.counts, main: true },
        ]}
      />
    </InsightCard>
  );
}
