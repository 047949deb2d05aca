import type { JSX } from "preact";
import type { DurationName, Insights } from "../../protocol/insights.ts";
import type { PointMark } from "../models/insight-marks.ts";
import { pathThrough, spread, withTarget } from "../models/insight-scales.ts";
import { secondsText } from "../models/insight-texts.ts";
import { InsightAxes, pointsAcross } from "./insight-axes.tsx";
import { InsightMarks, roomForMarks } from "./insight-marks.tsx";
import { useTranslation } from "./translation.ts";
import { useWidth } from "./use-width.ts";

const height = 220;
const left = 36;
/** For the words at the ends. */
const beside = 110;
const bottom = 24;

interface BandProps {
  readonly insights: Insights;
  readonly name: DurationName;
  readonly labels: readonly string[];
  readonly marks: readonly PointMark[];
  readonly summary: string;
}

/** From half of them to nine of ten, with the target as a dotted line. */
export function InsightBand({ insights, name, labels, marks, summary }: BandProps): JSX.Element {
  const translation = useTranslation();
  const { ref, width } = useWidth(420);
  const found = insights.points.map(({ durations }) => durations[name]);
  const target = insights.targets[name];
  const highest = Math.max(...found.map((one) => (one?.p90 ?? 0) / 60), 0);
  const { ticks, isDrawn } = withTarget(highest, target && target / 60);
  const most = ticks.at(-1) ?? 1;
  const frame = { left, right: width - beside, height };
  const marked = { marks, frame, points: labels.length };
  const top = 10 + roomForMarks(marked);
  const x = pointsAcross(frame, labels.length);
  const y = (seconds: number) => top + (1 - seconds / 60 / most) * (height - top - bottom);
  const lineOf = (part: "p50" | "p90") =>
    pathThrough(found.map((one, index) => (one ? [x(index), y(one[part])] : undefined)));
  const last = found.findLast((one) => one !== undefined);
  const named = [
    ...(last ? (["p90", "p50"] as const).map((part) => ({ part, seconds: last[part] })) : []),
    ...(target === undefined ? [] : [{ part: "target" as const, seconds: target }]),
  ];
  const ends = spread(
    named.map(({ seconds }) => Math.max(y(seconds), top)),
    { gap: 34, height: height - bottom - 16 },
  );
  const { t } = translation;
  return (
    <div ref={ref} class="insight-chart">
      <svg width={width} height={height} role="img" aria-label={summary}>
        <InsightMarks {...marked} top={top} bottom={height - bottom} />
        <InsightAxes
          frame={frame}
          ticks={ticks.map((tick) => ({
            y: y(tick * 60),
            text: String(Math.round(tick * 10) / 10),
          }))}
          labels={labels}
        />
        {runs(found).map((run) => (
          <path
            key={run.from}
            class="insight-band"
            d={`${pathThrough(run.of.map((one, at) => [x(run.from + at), y(one.p90)]))}${pathThrough(
              run.of.map((one, at) => [x(run.from + at), y(one.p50)] as const).reverse(),
            ).replace("M", "L")}Z`}
          />
        ))}
        <path class="insight-nine" d={lineOf("p90")} />
        <path class="insight-half" d={lineOf("p50")} />
        {found.map(
          (one, index) =>
            one && (
              <g key={labels[index]}>
                <circle class="insight-dot" cx={x(index)} cy={y(one.p90)} r="2" />
                <circle class="insight-dot" cx={x(index)} cy={y(one.p50)} r="2" />
              </g>
            ),
        )}
        {isDrawn && target !== undefined && (
          <line
            class="insight-target"
            x1={frame.left}
            x2={frame.right}
            y1={y(target)}
            y2={y(target)}
          />
        )}
        {named.map(({ part, seconds }, index) => (
          <text
            key={part}
            class={`insight-end insight-end-${part}`}
            x={frame.right + 10}
            y={ends[index]}
          >
            <tspan>{t(endNames[part])}</tspan>
            <tspan x={frame.right + 10} dy="16">
              {secondsText(seconds, translation)}
              {part === "target" && !isDrawn && " ↑"}
            </tspan>
          </text>
        ))}
      </svg>
    </div>
  );
}

const endNames = {
  p90: "insights.nine",
  p50: "insights.half",
  target: "insights.target",
} as const;

/** Stretches without a gap. */
function runs<One>(found: readonly (One | undefined)[]) {
  const stretches: { readonly from: number; readonly of: One[] }[] = [];
  found.forEach((one, index) => {
    if (one === undefined) return;
    const isNew = index === 0 || found[index - 1] === undefined;
    if (isNew) stretches.push({ from: index, of: [one] });
    else stretches.at(-1)?.of.push(one);
  });
  return stretches;
}
