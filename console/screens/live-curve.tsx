import type { JSX } from "preact";
import type { LiveToday } from "../../protocol/live.ts";
import { countsTo, pathThrough, spread } from "../models/insight-scales.ts";
import { everyFullHours, slotsAcross } from "../models/live-scale.ts";
import { InsightAxes } from "./insight-axes.tsx";
import { useTranslation } from "./translation.ts";
import { useWidth } from "./use-width.ts";

const height = 184;
const frameOf = (width: number) => ({ left: 32, right: width - 56, height });
const top = 10;
const bottom = 26;

interface LiveCurveProps {
  readonly today: LiveToday;
  /** The end of the curve: how many wait now. */
  readonly waiting: number;
  readonly now: number;
  readonly timeOf: (slot: number) => string;
}

/** Today's line up to now over the usual one, from 0 up. */
export function LiveCurve({ today, waiting, now, timeOf }: LiveCurveProps): JSX.Element {
  const { t } = useTranslation();
  const { ref, width } = useWidth(352);
  const { counts, usual = [] } = today;
  const frame = frameOf(width);
  const ticks = countsTo(Math.max(waiting, ...counts.map(known), ...usual.map(known)));
  const most = ticks.at(-1) ?? 1;
  const end = slotsAcross(today, now);
  const x = (slot: number) => frame.left + (slot / Math.max(end, 1)) * (frame.right - frame.left);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const place = (value: number | null | undefined, slot: number) =>
    value === null || value === undefined ? undefined : ([x(slot), y(value)] as const);
  const line = [...counts.map(place), [x(end), y(waiting)] as const];
  const lastUsual = usual.findLast((one) => one !== null);
  const [todayAt = 0, usualAt = 0] = spread([y(waiting), y(lastUsual ?? 0)], {
    gap: 17,
    height: height - bottom,
  });
  return (
    <div ref={ref} class="insight-chart live-curve">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={
          lastUsual === undefined || lastUsual === null
            ? t("live.curveAlone", { count: waiting })
            : t("live.curve", { count: waiting, usual: lastUsual })
        }
      >
        <InsightAxes
          frame={frame}
          ticks={ticks.map((tick) => ({ y: y(tick), text: String(tick) }))}
          labels={[]}
        />
        {everyFullHours(today, { end, room: frame.right - frame.left }).map((slot) => (
          <text key={slot} class="insight-tick" x={x(slot)} y={height - 6} text-anchor="middle">
            {timeOf(slot)}
          </text>
        ))}
        {partsOf(line).map((part) => (
          <path key={part[0]?.[0]} class="live-area" d={areaUnder(part, y(0))} />
        ))}
        {usual.length > 0 && (
          <g class="insight-line">
            <path d={pathThrough(usual.map(place))} />
            <text x={frame.right + 10} y={usualAt + 4}>
              {t("live.usual")}
            </text>
          </g>
        )}
        <g class="insight-line" data-main="true">
          <path d={pathThrough(line)} />
          <circle cx={x(end)} cy={y(waiting)} r="4" />
          <text x={frame.right + 10} y={todayAt + 4}>
            {t("live.today")}
          </text>
        </g>
      </svg>
    </div>
  );
}

const known = (count: number | null) => count ?? 0;

type Point = readonly [x: number, y: number];

/** Between gaps. */
function partsOf(points: readonly (Point | undefined)[]): readonly (readonly Point[])[] {
  const parts: Point[][] = [[]];
  for (const point of points) {
    if (point === undefined) parts.push([]);
    else parts.at(-1)?.push(point);
  }
  return parts.filter((part) => part.length > 1);
}

const areaUnder = (points: readonly Point[], base: number): string =>
  `${pathThrough(points)}V${base}H${points[0]?.[0] ?? 0}Z`;
