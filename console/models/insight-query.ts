import { type Locale, locales } from "../../protocol/conversation.ts";
import type { InsightFilter } from "../../protocol/insights.ts";

export const insightPeriods = ["today", "week", "quarter", "year", "custom"] as const;
type InsightPeriod = (typeof insightPeriods)[number];

/** What the page shows; the address holds it, so that a link shows a colleague the same. */
export interface InsightQuery extends InsightFilter {
  readonly period: InsightPeriod;
  /** Days, of a period of one's own. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const daysOf: Record<Exclude<InsightPeriod, "custom">, number> = {
  today: 1,
  week: 7,
  quarter: 84,
  year: 365,
};

const isDay = (text: string | null): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? "");

/** `#/insights?period=week&team=风控`; what is not ours is the quarter. */
export function insightQueryIn(hash: string): InsightQuery {
  const given = new URLSearchParams(hash.split("?")[1] ?? "");
  const [from, to] = [given.get("from"), given.get("to")];
  const isOwn = isDay(from) && isDay(to);
  const period = insightPeriods.find((one) => one === given.get("period"));
  return {
    period: isOwn ? "custom" : period === undefined || period === "custom" ? "quarter" : period,
    ...(isOwn && { from, to }),
    topic: given.get("topic") || undefined,
    locale: locales.find((one): one is Locale => one === given.get("locale")),
    team: given.get("team") || undefined,
  };
}

export function insightAddress({ period, from, to, ...filter }: InsightQuery): string {
  const days = period === "custom" ? { from, to } : { period };
  return `#/insights?${new URLSearchParams(known({ ...days, ...filter }))}`;
}

/** What the server is asked for: which day it is at the desk, it knows. */
export function insightRequest({ period, from, to, ...filter }: InsightQuery): string {
  const days = period === "custom" ? { from, to } : { days: String(daysOf[period]) };
  return new URLSearchParams(known({ ...days, ...filter })).toString();
}

const known = (parts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
