/** What explains a rise or a fall, at the points of a chart and in the cells of its table. */

import type { InsightMark } from "../../protocol/insight-mark.ts";
import type { Insights } from "../../protocol/insights.ts";
import { pointText } from "./insight-texts.ts";
import type { Translation } from "./texts.ts";

export interface PointMark {
  /** Indexes of points; both are included. */
  readonly from: number;
  readonly to: number;
  /** Where its time lies on the axis, in steps from the first point: within the seven days of a week as well. */
  readonly begin: number;
  readonly end: number;
  readonly kind: InsightMark["kind"];
  /** When and what: "11/18 招行通道换线". */
  readonly text: string;
}

/** At which of the points, which begin at `starts`, each of them stands. */
export function pointMarks(
  { marks }: Pick<Insights, "marks">,
  starts: readonly string[],
  translation: Translation,
): readonly PointMark[] {
  const first = starts[0] ?? "";
  const isWithin = (mark: InsightMark) => mark.to === undefined || lastHourOf(mark.to) >= first;
  return marks.filter(isWithin).map((mark) => ({
    from: pointOf(mark.from, starts),
    to: mark.to === undefined ? starts.length - 1 : pointOf(lastHourOf(mark.to), starts),
    begin: placeOf(mark.from, starts),
    end: mark.to === undefined ? starts.length - 0.5 : endOf(mark.to, starts),
    kind: mark.kind,
    text: textOf(mark, starts, translation),
  }));
}

/** A day has ended with its last hour. */
const lastHourOf = (at: string): string => (at.length > 10 ? at : `${at}T23`);

/** The last point that begins before it. */
const pointOf = (at: string, starts: readonly string[]): number =>
  Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );

/**
 * On an axis that names the first day of each point. A day is half a day on either side of where its name stands, so that a point of
 * one day is in its middle; the hours of it follow one another from there.
 */
function placeOf(at: string, starts: readonly string[]): number {
  const point = pointOf(at, starts);
  const start = starts[point] ?? at;
  if (start.length > 10) return at < start || at.length === 10 ? point - 0.5 : point;
  const days = daysFrom(start, at.slice(0, 10));
  return point + (days - 0.5 + Number(at.slice(11)) / 24) / daysOf(point, starts);
}

function endOf(to: string, starts: readonly string[]): number {
  const point = pointOf(lastHourOf(to), starts);
  if ((starts[point]?.length ?? 0) > 10) return point + 0.5;
  const hours = to.length > 10 ? 1 / 24 : 1;
  return placeOf(to, starts) + hours / daysOf(point, starts);
}

/** How many days a point stands for. The last one has as many as the one before: nothing is drawn behind it. */
const daysOf = (point: number, starts: readonly string[]): number => {
  const at = Math.min(point, starts.length - 2);
  const [start, next] = [starts[at], starts[at + 1]];
  return start === undefined || next === undefined ? 1 : daysFrom(start, next);
};

const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function textOf(
  { kind, title, from, to }: InsightMark,
  starts: readonly string[],
  { t, locale }: Translation,
) {
  // Of hours of one day the day is known.
  const isHours = (starts[0]?.length ?? 0) > 10 && from.startsWith(starts[0]?.slice(0, 10) ?? "-");
  const at = (time: string) => pointText(isHours ? time : time.slice(0, 10), locale);
  if (kind === "incident") return t("insights.incident", { at: at(from), title: title ?? "" });
  return to === undefined || to === from
    ? t("insights.holiday", { at: at(from) })
    : t("insights.holidays", { from: at(from), to: at(to) });
}

/** Of the points from `first` up to `end`; what is in none of them is left out. */
export const marksWithin = (
  marks: readonly PointMark[],
  [first, end]: readonly [number, number],
): readonly PointMark[] =>
  marks
    .filter(({ from, to }) => to >= first && from < end)
    .map((mark) => ({
      ...mark,
      from: Math.max(mark.from, first) - first,
      to: Math.min(mark.to, end - 1) - first,
      begin: mark.begin - first,
      end: mark.end - first,
    }));

/** What there was at each point, for a table; nothing where there was nothing at all. */
export function markCells(
  marks: readonly PointMark[],
  points: number,
  { t }: Pick<Translation, "t">,
): readonly string[] | undefined {
  if (marks.length === 0) return undefined;
  return Array.from({ length: points }, (_, at) =>
    marks
      .filter(({ from, to }) => from <= at && at <= to)
      .map(({ text }) => text)
      .join(t("insights.and")),
  );
}

/** A sentence for who does not see the chart: where each line that stands out does so. */
export const withPeaks = (
  summary: string,
  peaks: readonly { readonly name: string; readonly at: string }[],
  { t }: Pick<Translation, "t">,
): string =>
  peaks.length === 0
    ? summary
    : t("insights.withPeaks", {
        summary,
        peaks: peaks.map(({ name, at }) => `${name} ${at}`).join(t("insights.and")),
      });

/** The same with what went on. */
export const withMarks = (
  summary: string,
  marks: readonly PointMark[],
  { t }: Pick<Translation, "t">,
): string =>
  marks.length === 0
    ? summary
    : t("insights.withMarks", {
        summary,
        marks: marks.map(({ text }) => text).join(t("insights.and")),
      });
