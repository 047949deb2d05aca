import { createDateFormats } from "../../protocol/date-formats.ts";
import type { InsightCause } from "../../protocol/insight-cause.ts";
import type {
  Duration,
  Insights,
  InsightTopic,
  PeriodFigures,
  RemainderName,
  ShareName,
} from "../../protocol/insights.ts";
import type { Translation } from "./texts.ts";

const dates = createDateFormats({ month: "numeric", day: "numeric", timeZone: "UTC" });
const months = createDateFormats({ month: "short", timeZone: "UTC" });
const weekdays = createDateFormats({ weekday: "short", timeZone: "UTC" });

/** "11/21", or "8:00" of an hour. */
export const pointText = (start: string, locale: string): string =>
  start.length > 10
    ? `${Number(start.slice(11))}:00`
    : dates(locale).format(new Date(`${start.slice(0, 10)}T00:00:00Z`));

/** "12月", "Dec". */
export const monthText = (start: string, locale: string): string =>
  months(locale).format(new Date(`${start.slice(0, 10)}T00:00:00Z`));

/** From Monday on. 5 January 1970 was one. */
export const weekdayText = (weekday: number, locale: string): string =>
  weekdays(locale).format(new Date((4 + weekday) * 86_400_000));

/** "1 分 36 秒": as exact as one reads it. */
export function secondsText(seconds: number, { t }: Translation): string {
  if (seconds < 60) return t("insights.seconds", { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 !== 0)
    return t("insights.minutesSeconds", { minutes, seconds: seconds % 60 });
  if (minutes < 60) return t("wait.minutes", { minutes: Math.round(seconds / 60) });
  if (minutes < 24 * 60)
    return t("wait.hours", {
      hours: Math.floor(minutes / 60),
      minutes: String(minutes % 60).padStart(2, "0"),
    });
  return t("insights.days", { days: (minutes / 1_440).toFixed(1) });
}

export interface Share {
  /** 0..1; undefined where there is nothing to be a share of. */
  readonly value: number | undefined;
  readonly part: number;
  readonly whole: number;
}

export function shareIn(
  { counts }: PeriodFigures,
  name: ShareName,
  { definitions }: Pick<Insights, "definitions">,
): Share {
  const { part: partName, whole: wholeName } = definitions.shares[name];
  const [part, whole] = [counts[partName] ?? 0, counts[wholeName] ?? 0];
  return { value: whole === 0 ? undefined : part / whole, part, whole };
}

/** "12,262". */
export const numberText = (count: number, { locale }: Pick<Translation, "locale">): string =>
  count.toLocaleString(locale);

/** "31,743 / 52,007"; words where there was nothing to count. */
export const fractionText = ({ part, whole }: Share, translation: Translation): string =>
  whole === 0
    ? translation.t("insights.nothingCounted")
    : `${numberText(part, translation)} / ${numberText(whole, translation)}`;

/** "62% (32,433 / 52,007)". */
export const shareText = ({ value, part, whole }: Share, translation: Translation): string =>
  whole === 0
    ? translation.t("insights.nothingCounted")
    : translation.t("insights.fraction", {
        percent: percent(value),
        part: numberText(part, translation),
        whole: numberText(whole, translation),
      });

/** How many of the one count are not in the other. */
export function remainderIn(
  { counts }: PeriodFigures,
  name: RemainderName,
  { definitions }: Pick<Insights, "definitions">,
): number {
  const { of, without } = definitions.remainders[name];
  return (counts[of] ?? 0) - (counts[without] ?? 0);
}

export const percent = (value: number | undefined): string =>
  value === undefined ? "–" : `${Math.round(value * 100)}%`;

/** Points of percent more or less than before: "+3". */
export const changeText = (now: number | undefined, before: number | undefined): string => {
  if (now === undefined || before === undefined) return "";
  const change = Math.round(now * 100) - Math.round(before * 100);
  return change === 0 ? "±0" : change > 0 ? `+${change}` : `−${-change}`;
};

const dayMs = 86_400_000;

interface Drawn extends Pick<Insights, "step" | "to"> {
  readonly points: readonly { readonly start: string }[];
}

/**
 * The points that are drawn: a week at either end that is not whole would look like a fall. Answers the first one, and the one
 * after the last.
 */
export function wholePoints({ step, points, to }: Drawn): readonly [number, number] {
  if (step !== "week") return [0, points.length];
  const lastDay = Date.parse(to);
  const days = (at: number) => {
    const next = points[at + 1]?.start;
    const end = next === undefined ? lastDay + dayMs : Date.parse(next);
    return Math.round((end - Date.parse(points[at]?.start ?? to)) / dayMs);
  };
  return [days(0) < 7 ? 1 : 0, points.length - (days(points.length - 1) < 7 ? 1 : 0)];
}

/** The topic that has risen most beside the period before, where one has risen worth saying. */
export function fastestRise(topics: readonly InsightTopic[]) {
  const rises = topics
    .filter(({ total, before }) => before > 0 && total >= 20 && total > before * 1.2)
    .map((topic) => ({ topic, percent: Math.round((topic.total / topic.before - 1) * 100) }));
  return rises.sort((one, other) => other.percent - one.percent)[0];
}

/** The cause whose share has grown most, where it has grown by five points of percent or more. */
export function fastestGrowing(
  causes: readonly InsightCause[],
  decided: { readonly now: number; readonly before: number },
) {
  if (decided.now < 20 || decided.before < 20) return undefined;
  return causes
    .map((one) => ({ one, now: one.total / decided.now, before: one.before / decided.before }))
    .filter(({ now, before }) => now - before >= 0.05)
    .sort((one, other) => other.now - other.before - (one.now - one.before))[0];
}

/** What the period is compared with: as many days before, the same weekday, or that weekday up to the same hour. */
export function comparedWith({ from, to, step, lastDay }: Compared): "" | ".weekday" | ".soFar" {
  if (from !== to) return "";
  return step === "hour" && lastDay.wholeHours < 24 ? ".soFar" : ".weekday";
}

type Compared = Pick<Insights, "from" | "to" | "step" | "lastDay">;

/** The last day's hours that are over, and how many began in them and in the same hours of the week before. */
export function soFar({ counts, weekBefore, wholeHours }: Insights["lastDay"]) {
  const sum = (of: readonly number[]) =>
    of.slice(0, wholeHours).reduce((total, one) => total + one, 0);
  return {
    // An hour that is not over would look like a fall.
    counts: counts.map((count, hour) => (hour < wholeHours ? count : undefined)),
    now: sum(counts),
    before: sum(weekBefore),
  };
}

export const medianOf = (duration: Duration | undefined, translation: Translation): string =>
  duration === undefined ? "–" : secondsText(duration.p50, translation);
