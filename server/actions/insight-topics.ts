import type { InsightFilter, InsightStep } from "../../protocol/insights.ts";
import { grouped } from "../domain/insight-figures.ts";
import { type Period, pointOf, rollupSpansOf, startsOf } from "../domain/insight-period.ts";
import { anyOfThem, namesOneAtMost } from "../domain/rollup-keys.ts";
import type { RollupSpan } from "../domain/rollup-records.ts";
import type { RollupMargin } from "../ports/rollup-store.ts";
import type { Services } from "./services.ts";
import { type TopicNames, topicNames } from "./topic-names.ts";

export interface WantedInsights extends Period, InsightFilter {}

/** So many of the most frequent are looked at; a page shows some of them, the export all. */
const topicsCounted = 100;

/** Of what is as small as a topic in one language there are days only. */
export const largestGrain = (margins: readonly RollupMargin[]) =>
  margins.every(namesOneAtMost) ? "week" : "day";
/** Any topic, as long as it is one. */
const anyOne = "";

/** How many began about each topic, and in the period before; the most frequent first. */
export async function topicTotals(services: Services, period: Period, before: Period) {
  const names = topicNames(services.faq.engine);
  const { topics } = await topicsFor(services, period, {
    names,
    step: "week",
    beforeSpans: rollupSpansOf(before, "week"),
  });
  return topics.map(({ topic, total, before: earlier }) => ({
    topic,
    count: total,
    before: earlier,
  }));
}

/** The topics of the period, the most frequent first, each beside the period before. */
export async function topicsFor(
  { store }: Services,
  { from, to, topic, locale, team }: WantedInsights,
  {
    names,
    step,
    beforeSpans,
  }: {
    readonly names: TopicNames;
    readonly step: InsightStep;
    readonly beforeSpans: readonly RollupSpan[];
  },
) {
  const margin = { locale: locale ?? anyOfThem, team: team ?? anyOfThem };
  const largest = largestGrain([{ ...margin, topic: anyOne }]);
  // Topics are counted by day: those of a single day are one point.
  const topicStep = step === "hour" ? "day" : step;
  const spans = rollupSpansOf({ from, to }, topicStep === "day" ? "day" : largest);
  const now = await store.topicCounts(margin, spans, topicsCounted);
  const earlier =
    beforeSpans.length === 0 ? [] : await store.topicCounts(margin, beforeSpans, topicsCounted);
  const earlierOf = grouped(earlier, (row) => names.topicOf(row.topic));
  const total = (rows: readonly { readonly begun: number }[] = []) =>
    rows.reduce((sum, { begun }) => sum + begun, 0);
  const starts = startsOf({ from, to }, topicStep);
  const topics = [...grouped(now, (row) => names.topicOf(row.topic))].map(([name, rows]) => {
    const inPoint = grouped(rows, ({ start }) => pointOf(start, topicStep, { from, to }));
    return {
      topic: name,
      counts: starts.map((start) => total(inPoint.get(start))),
      total: total(rows),
      before: total(earlierOf.get(name)),
    };
  });
  topics.sort((one, other) => other.total - one.total);
  return {
    topics: topics.filter((one) => topic === undefined || one.topic === topic),
    topicChoices: topics.map(({ topic: name }) => name),
  };
}
