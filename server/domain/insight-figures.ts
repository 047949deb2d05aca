import type { AgentId } from "../../protocol/conversation.ts";
import type { InsightMark } from "../../protocol/insight-mark.ts";
import type { InsightStep, Insights, InsightTopic } from "../../protocol/insights.ts";
import type { IncidentMark } from "./insight-marks.ts";
import type { Period } from "./insight-period.ts";
import type { Figures } from "./rollup-records.ts";

/** What the page shows, before it is put in the form that leaves. */
export interface InsightFigures {
  readonly period: Period;
  readonly step: InsightStep;
  readonly timeZone: string;
  readonly counted: number;
  readonly total: Figures;
  readonly before: Figures;
  /** How many hours of the last day are over; 24 of a day that is. */
  readonly wholeHours: number;
  readonly points: readonly { readonly start: string; readonly figures: Figures }[];
  readonly incidents: readonly IncidentMark[];
  readonly holidays: readonly InsightMark[];
  readonly targets: Insights["targets"];
  readonly topics: readonly Omit<InsightTopic, "title">[];
  readonly topicChoices: readonly string[];
  readonly lastDay: Figures;
  readonly weekBefore: Figures;
  readonly agents: readonly {
    readonly id: AgentId;
    readonly name: string;
    readonly figures: Figures;
  }[];
  readonly teams: readonly string[];
}

/** In the order in which the groups begin. */
export function grouped<One>(
  all: readonly One[],
  nameOf: (one: One) => string,
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(one);
  }
  return groups;
}
