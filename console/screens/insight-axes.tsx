import type { JSX } from "preact";
import { everyFor } from "../models/insight-scales.ts";

export interface AxesProps {
  /** Of the room that the points have, in pixels from the chart's corner. */
  readonly frame: { readonly left: number; readonly right: number; readonly height: number };
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** Below the points, as `pointsAcross` places them. */
  readonly labels: readonly string[];
}

/** Where the point with this index stands, from the left. */
export const pointsAcross =
  ({ left, right }: AxesProps["frame"], count: number) =>
  (index: number): number =>
    left + (count < 2 ? (right - left) / 2 : (index * (right - left)) / (count - 1));

/** A pixel width in which a label of the time has room. */
const labelRoom = 52;

/** Lines across with their values, and the time below. */
export function InsightAxes({ frame, ticks, labels }: AxesProps): JSX.Element {
  const { left, right, height } = frame;
  const x = pointsAcross(frame, labels.length);
  const every = everyFor(labels.length, right - left, labelRoom);
  return (
    <>
      {ticks.map(({ y, text }) => (
        <g key={text}>
          <line class="insight-grid" x1={left} x2={right} y1={y} y2={y} />
          <text class="insight-tick" x={left - 8} y={y + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      {labels.map(
        (label, index) =>
          index % every === 0 && (
            <text key={label} class="insight-tick" x={x(index)} y={height - 4} text-anchor="middle">
              {label}
            </text>
          ),
      )}
    </>
  );
}
