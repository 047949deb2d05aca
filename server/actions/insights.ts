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
import { durationTargets, sumOfFigures } from "../domain/measures.ts";
import { insist } from "../domain/permissions.ts";
import { anyOfThem } from "../domain/rollup-keys.ts";
import type { Figures, RollupRecord, RollupSpan } from "../domain/rollup-records.ts";
import { wholeHoursOf } from "../domain/whole-hours.ts";
import type { RollupMargin } from "../ports/rollup-store.ts";
import { refuseIfUnavailable } from "./commit.ts";
import { marksFor } from "./insight-marks.ts";
import { largestGrain, topicsFor, type WantedInsights } from "./insight-topics.ts";
import { agentNow } from "./lookups.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";
import { type TopicNames, topicNames } from "./topic-names.ts";

interface AskedInsights extends InsightFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last ones at the desk, in place of a period. */
  readonly days?: number | undefined;
}

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
    ...(await marksFor(services, wanted)),
    targets: durationTargets(faq.engine.queue),
    ...(await topicsFor(services, wanted, { names, step, beforeSpans })),
    lastDay: await dayAt(wanted.to),
    weekBefore: await dayAt(addDays(wanted.to, -7)),
    agents: await agentsFor(services, wanted),
    teams: faq.engine.queue.teams.map(({ name }) => name),
  };
}

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

function pointsFrom(rows: readonly RollupRecord[], step: InsightStep, period: Period) {
  const inPoint = grouped(rows, ({ start }) => pointOf(start, step, period));
  return startsOf(period, step).map((start) => ({
    start,
    figures: sumOfFigures(inPoint.get(start) ?? []),
  }));
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
