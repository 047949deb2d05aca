import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { peakOf } from "../models/insight-scales.ts";
import { fastestRise, pointText, soFar, wholePoints } from "../models/insight-texts.ts";
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

const shownTopics = 7;

export function TopicsCard({ insights, isFirst }: TopicCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { points, topics, step, from } = insights;
  const starts = step === "hour" ? [from] : points.map(({ start }) => start);
  const labels = starts.map((start) => pointText(start, locale));
  const whole = wholePoints(insights);
  const rise = fastestRise(topics);
  const finding = rise && t("insights.rise", { topic: rise.topic.title, percent: rise.percent });
  const main = rise?.topic ?? topics[0];
  const drawn = topics.filter(
    (one, index) =>
      index < shownTopics || one === main || peakOf(one.counts.slice(...whole)) !== undefined,
  );
  const title = t(titles[step]);
  return (
    <InsightCard
      {...(isFirst && { wide: true })}
      title={title}
      finding={finding}
      table={{
        head: [t("insights.topic"), t("insights.total"), t("insights.before"), ...labels],
        rows: topics.map((one) => [one.title, one.total, one.before, ...one.counts]),
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
          summary={finding ?? title}
          lines={drawn.map((one) => {
            const values = one.counts.slice(...whole);
            const peak = peakOf(values);
            return { name: one.title, end: values.at(-1), values, main: one === main, peak };
          })}
        />
      )}
    </InsightCard>
  );
}

export function LastDayCard({ insights: { lastDay }, isFirst }: TopicCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { counts, weekBefore, day, wholeHours } = lastDay;
  const over = soFar(lastDay);
  const hours = counts.map((_, hour) => `${hour}:00`);
  const key = wholeHours < 24 ? "insights.soFarFinding" : "insights.lastDayFinding";
  const finding = t(key, { hour: wholeHours, now: over.now, before: over.before });
  const [now, then] = [pointText(day, locale), t("insights.weekBefore")];
  return (
    <InsightCard
      {...(isFirst && { wide: true })}
      title={t("insights.lastDay", { day: now })}
      finding={finding}
      table={{
        head: [t("insights.hour"), now, then],
        rows: hours.map((hour, index) => [hour, counts[index] ?? 0, weekBefore[index] ?? 0]),
      }}
    >
      <InsightLines
        tall={isFirst}
        labels={hours}
        summary={finding}
        lines={[
          { name: then, values: weekBefore },
          { name: now, values: over.counts, main: true },
        ]}
      />
    </InsightCard>
  );
}
