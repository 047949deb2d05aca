import type { JSX } from "preact";
import type { PointMark } from "../models/insight-marks.ts";
import {
  countsTo,
  cutTo,
  pathThrough,
  sharesTo,
  spread,
  stacked,
} from "../models/insight-scales.ts";
import { countText } from "../models/insight-texts.ts";
import { type AxesProps, InsightAxes, pointsAcross } from "./insight-axes.tsx";
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
/** For the names at the ends. */
const beside = 150;
const bottom = 24;
/** In halves of a 汉字. */
const nameRoom = 16;
/** The room of a name at a peak, in pixels. */
const peakRoom = { width: 150, gap: 17 };

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
  const frame = { left, right: width - beside, height };
  const marked = { marks, frame, points: labels.length };
  const peaks = lines.some(({ peak }) => peak !== undefined) ? peakRoom.gap : 0;
  const top = 12 + peaks + roomForMarks(marked);
  const highest = Math.max(...lines.flatMap(({ values }) => values.map((one) => one ?? 0)), 0);
  const ticks = format ? sharesTo(highest) : countsTo(highest);
  const most = ticks.at(-1) ?? 1;
  const x = pointsAcross(frame, labels.length);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const ends = spread(
    lines.map(({ values }) => y(lastOf(values).value)),
    { gap: 17, height: height - bottom },
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
            text: format?.(tick) ?? countText(tick, translation),
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
            <text x={frame.right + 10} y={(ends[index] ?? 0) + 4}>
              {cutTo(line.name, nameRoom)}{" "}
              {typeof line.end === "number" ? countText(line.end, translation) : line.end}
            </text>
          </g>
        ))}
        <PeakNames
          names={lines.flatMap(({ name, values, main, peak }) =>
            peak === undefined
              ? []
              : [
                  {
                    text: `${cutTo(name, nameRoom)} ${labels[peak]}`,
                    x: x(peak),
                    y: y(values[peak] ?? 0),
                    main,
                  },
                ],
          )}
          frame={frame}
        />
      </svg>
    </div>
  );
}

interface PeakNamesProps {
  readonly names: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly main?: boolean | undefined;
  }[];
  readonly frame: AxesProps["frame"];
}

/** What it was that stands out, and when, above the place. */
function PeakNames({ names, frame }: PeakNamesProps): JSX.Element {
  const half = peakRoom.width / 2;
  const placed = names.map(({ x, y, ...name }) => ({
    ...name,
    x: Math.min(Math.max(x, frame.left + half), frame.right - half),
    y: y - 8,
  }));
  const tops = stacked(placed, peakRoom);
  return (
    <>
      {placed.map(({ text, x, main }, index) => (
        <text key={text} class="insight-peak" data-main={main} x={x} y={tops[index]}>
          {text}
        </text>
      ))}
    </>
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
