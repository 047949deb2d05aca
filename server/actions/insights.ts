import type { AgentId } from "../../protocol/conversation.ts";
import type { InsightFilter, InsightStep } from "../../protocol/insights.ts";
import { createHourOf } from "../domain/counted-hours.ts";
import { grouped, type InsightFigures } from "../domain/insight-figures.ts";
import {
  addDays,
  hoursOfDay,
  type Period,
  periodBefore,
  pointOf,
  refuseOddPeriod,
  rollupSpansOf,
  startsOf,
  stepOf,
} from "../domain/insight-period.ts";
import { maySeeInsights } from "../domain/insight-permissions.ts";
import { sumOfFigures } from "../domain/measures.ts";
import { insist } from "../domain/permissions.ts";
import { anyOfThem, namesOneAtMost } from "../domain/rollup-keys.ts";
import type { Figures, RollupRecord, RollupSpan } from "../domain/rollup-records.ts";
import { wholeHoursOf } from "../domain/whole-hours.ts";
import type { RollupMargin } from "../ports/rollup-store.ts";
import { refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";
import { type TopicNames, topicNames } from "./topic-names.ts";

export interface WantedInsights extends Period, InsightFilter {}

interface AskedInsights extends InsightFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last ones at the desk, in place of a period. */
  readonly days?: number | undefined;
}

/** So many of the most frequent are looked at; a page shows some of them, the export all. */
const topicsCounted = 100;

/** All that the page shows, from what was added up: its cost does not grow with the conversations. */
export async function readInsights(services: Services, agentId: AgentId, asked: AskedInsights) {
  insist(maySeeInsights(await agentNow(services.store, agentId)));
  const wanted = { ...asked, ...periodOf(services, asked) };
  refuseOddPeriod(wanted);
  return refuseIfUnavailable(readAll(services, wanted));
}

const periodOf = (services: Services, { from, to, days = 1 }: AskedInsights): Period =>
  from !== undefined && to !== undefined ? { from, to } : lastDays(services, days);

/** With today, at the desk. */
export function lastDays({ faq, clock }: Services, days: number): Period {
  const today = createHourOf(countingZone(faq.engine))(clock.now()).slice(0, 10);
  return { from: addDays(today, 1 - days), to: today };
}

async function readAll(services: Services, wanted: WantedInsights): Promise<InsightFigures> {
  const { store, faq } = services;
  const names = topicNames(faq.engine);
  const margins = marginsOf(wanted, names);
  const largest = largestGrain(margins);
  const step = stepOf(wanted, { hasHours: largest === "week" });
  const before = periodBefore(wanted);
  const read = (period: Period, grain: RollupSpan["grain"]) =>
    rowsOf(services, margins, rollupSpansOf(period, grain));
  const wholeHours = wholeHoursOf(services.clock.now(), wanted.to, countingZone(faq.engine));
  // Of a small part there are no hours: then the whole day stands beside it.
  const beforeSpans =
    step === "hour" && wholeHours < 24
      ? hoursOfDay(before.to, wholeHours)
      : rollupSpansOf(before, largest);
  const dayAt = async (day: string) => sumOfFigures(await read({ from: day, to: day }, "day"));
  const rows = await read(wanted, step === "week" ? largest : step);
  return {
    period: { from: wanted.from, to: wanted.to },
    step,
    timeZone: countingZone(faq.engine),
    counted: await store.countedShare(),
    total: step === "hour" ? await dayAt(wanted.to) : sumOfFigures(rows),
    before: sumOfFigures(await rowsOf(services, margins, beforeSpans)),
    wholeHours,
    points: pointsFrom(rows, step, wanted),
    ...(await topicsFor(services, wanted, { names, step, beforeSpans })),
    lastDay: await dayAt(wanted.to),
    weekBefore: await dayAt(addDays(wanted.to, -7)),
    agents: await agentsFor(services, wanted),
    teams: faq.engine.queue.teams.map(({ name }) => name),
  };
}

/** Of what is as small as a topic in one language there are days only. */
const largestGrain = (margins: readonly RollupMargin[]) =>
  margins.every(namesOneAtMost) ? "week" : "day";
/** Any topic, as long as it is one. */
const anyOne = "";

function marginsOf(
  { topic, locale, team }: InsightFilter,
  names: TopicNames,
): readonly RollupMargin[] {
  const topics = topic === undefined ? [anyOfThem] : names.countedAs(topic);
  return topics.map((one) => ({
    topic: one,
    locale: locale ?? anyOfThem,
    team: team ?? anyOfThem,
  }));
}

async function rowsOf(
  { store }: Services,
  margins: readonly RollupMargin[],
  spans: readonly RollupSpan[],
): Promise<readonly RollupRecord[]> {
  const found = await Promise.all(
    margins.flatMap((margin) => spans.map((span) => store.rollups(margin, span))),
  );
  return found.flat();
}

/** Of all topics, languages and teams. */
export const figuresOf = async (services: Services, period: Period): Promise<Figures> =>
  sumOfFigures(
    await rowsOf(
      services,
      [{ topic: anyOfThem, locale: anyOfThem, team: anyOfThem }],
      rollupSpansOf(period, "week"),
    ),
  );

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

function pointsFrom(rows: readonly RollupRecord[], step: InsightStep, period: Period) {
  const inPoint = grouped(rows, ({ start }) => pointOf(start, step, period));
  return startsOf(period, step).map((start) => ({
    start,
    figures: sumOfFigures(inPoint.get(start) ?? []),
  }));
}

async function topicsFor(
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

async function agentsFor({ store }: Services, period: Period) {
  const rows = await Promise.all(
    rollupSpansOf(period, "week").map((span) => store.rollupsOfAgents(span)),
  );
  const rowsOfAgent = grouped(rows.flat(), ({ agent }) => agent);
  return (await store.agents()).flatMap(({ id, name }) => {
    const its = rowsOfAgent.get(id);
    return its === undefined ? [] : [{ id, name, figures: sumOfFigures(its) }];
  });
}
