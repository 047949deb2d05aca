/** What explains a rise or a fall, at the points of a chart and in the cells of its table. */

import type { InsightMark } from "../../protocol/insight-mark.ts";
import type { Insights } from "../../protocol/insights.ts";
import { pointText } from "./insight-texts.ts";
import type { Translation } from "./texts.ts";

export interface PointMark {
  /** Indexes of points; both are included. */
  readonly from: number;
  readonly to: number;
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

/** A sentence for who does not see the chart. */
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
