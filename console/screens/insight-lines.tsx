import type { JSX } from "preact";
import { labelLines } from "../models/insight-labels.ts";
import type { PointMark } from "../models/insight-marks.ts";
import { countsTo, pathThrough, sharesTo, spread, widthOfText } from "../models/insight-scales.ts";
import { numberText } from "../models/insight-texts.ts";
import { InsightAxes, pointsAcross } from "./insight-axes.tsx";
import { LinesOfText, lineHeight, PeakNames, peakWidth } from "./insight-line-names.tsx";
import { InsightMarks, roomForMarks } from "./insight-marks.tsx";
import { useTranslation } from "./translation.ts";
import { useWidth } from "./use-width.ts";

export interface InsightLine {
  readonly name: string;
  /** Undefined where there is nothing: a gap. */
  readonly values: readonly (number | undefined)[];
  /** What stands behind the name at its end. */
  readonly end?: number | string | undefined;
  /** The one that the eye is to find. */
  readonly main?: boolean | undefined;
  /** The point that stands out: its name is written there, too. */
  readonly peak?: number | undefined;
}

interface LinesProps {
  readonly lines: readonly InsightLine[];
  /** Below the points. */
  readonly labels: readonly string[];
  /** What is to be seen, for who does not see it. */
  readonly summary: string;
  /** For shares, 0..1; without it they are counts. */
  readonly format?: (value: number) => string;
  /** What went on at these points. */
  readonly marks?: readonly PointMark[] | undefined;
  /** Beside a card that is long. */
  readonly tall?: boolean | undefined;
}

const left = 40;
const bottom = 24;
/** A name at its end, or at a peak. */
const nameLines = 2;
/** Of a time behind it, in pixels. */
const labelWidth = 40;

/** For the names at the ends, with what stands behind them: as much as they need, and not more than the lines can spare. */
function endsOf(names: readonly string[], ends: readonly string[], width: number) {
  const endRoom = Math.max(0, ...ends.map((end) => widthOfText(` ${end}`)));
  const longest = Math.max(0, ...names.map(widthOfText));
  const most = Math.min(width * 0.3, 230);
  const beside = Math.max(110, Math.min(longest + endRoom + 18, most));
  return { beside, texts: labelLines(names, { width: beside - endRoom - 16, lines: nameLines }) };
}

/** Lines from 0 up, each with its name at its end. */
export function InsightLines({
  lines,
  labels,
  summary,
  format,
  marks = [],
  tall,
}: LinesProps): JSX.Element {
  const translation = useTranslation();
  const { ref, width } = useWidth(640);
  const height = tall ? 340 : 240;
  const endTexts = lines.map(({ end = "" }) =>
    typeof end === "number" ? numberText(end, translation) : end,
  );
  const { beside, texts } = endsOf(
    lines.map(({ name }) => name),
    endTexts,
    width,
  );
  const frame = { left, right: width - beside, height };
  const marked = { marks, frame, points: labels.length };
  const standing = lines.filter(({ peak }) => peak !== undefined);
  const peakTexts = labelLines(
    standing.map(({ name }) => name),
    { width: peakWidth - labelWidth, lines: nameLines },
  ).map((texts, index) => withEnd(texts, labels[standing[index]?.peak ?? 0] ?? ""));
  const peaks = Math.max(0, ...peakTexts.map((text) => text.length)) * lineHeight;
  const top = 12 + peaks + roomForMarks(marked);
  const highest = Math.max(...lines.flatMap(({ values }) => values.map((one) => one ?? 0)), 0);
  const ticks = format ? sharesTo(highest) : countsTo(highest);
  const most = ticks.at(-1) ?? 1;
  const x = pointsAcross(frame, labels.length);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const ends = spread(
    lines.map(({ values }) => y(lastOf(values).value)),
    { gap: texts.map((text) => text.length * lineHeight + 4), height: height - bottom },
  );
  const ordered = lines.map((line, index) => ({ line, index })).sort(mainLast);
  return (
    <div ref={ref} class="insight-chart">
      <svg width={width} height={height} role="img" aria-label={summary}>
        <InsightMarks {...marked} top={top - peaks} bottom={height - bottom} />
        <InsightAxes
          frame={frame}
          ticks={ticks.map((tick) => ({
            y: y(tick),
            text: format?.(tick) ?? numberText(tick, translation),
          }))}
          labels={labels}
        />
        {ordered.map(({ line, index }) => (
          <g key={line.name} class="insight-line" data-main={line.main}>
            <path
              d={pathThrough(
                line.values.map((value, at) =>
                  value === undefined ? undefined : [x(at), y(value)],
                ),
              )}
            />
            {line.values.map(
              (value, at) =>
                value !== undefined &&
                isAlone(line.values, at) && (
                  <circle key={labels[at]} cx={x(at)} cy={y(value)} r="2" />
                ),
            )}
            <circle cx={x(lastOf(line.values).at)} cy={y(lastOf(line.values).value)} r="3" />
            <LinesOfText
              x={frame.right + 10}
              y={(ends[index] ?? 0) + 4}
              texts={withEnd(texts[index] ?? [], endTexts[index] ?? "")}
            />
          </g>
        ))}
        <PeakNames
          names={standing.map(({ values, main, peak = 0 }, index) => ({
            texts: peakTexts[index] ?? [],
            x: x(peak),
            y: y(values[peak] ?? 0),
            main,
          }))}
          frame={frame}
        />
      </svg>
    </div>
  );
}

/** The end of a line: where there was something last. */
function lastOf(values: LinesProps["lines"][number]["values"]) {
  const at = values.findLastIndex((one) => one !== undefined);
  return { at: Math.max(at, 0), value: values[at] ?? 0 };
}

/** A point between gaps: no line goes to it. */
const isAlone = (values: LinesProps["lines"][number]["values"], at: number) =>
  values[at - 1] === undefined && values[at + 1] === undefined;

const mainLast = (one: { line: InsightLine }, other: { line: InsightLine }) =>
  Number(one.line.main === true) - Number(other.line.main === true);

const withEnd = (texts: readonly string[], end: string): readonly string[] =>
  texts.map((text, at) => (at === texts.length - 1 ? `${text} ${end}`.trimEnd() : text));
