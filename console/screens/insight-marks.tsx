import type { JSX } from "preact";
import type { PointMark } from "../models/insight-marks.ts";
import { cutTo, inLanes, widthOfText } from "../models/insight-scales.ts";
import { type AxesProps, pointsAcross } from "./insight-axes.tsx";

interface MarksProps {
  readonly marks: readonly PointMark[];
  readonly frame: AxesProps["frame"];
  /** How many points there are. */
  readonly points: number;
  /** Where the points begin from the top, and where they end. */
  readonly top: number;
  readonly bottom: number;
}

const laneHeight = 17;
/** More names above one another than this squash the chart: then a band stands without its name, which the table has. */
const mostLanes = 2;
/** A day of a year is thinner than the eye finds, in pixels. */
const narrowest = 3;
/** So much of a name has room, in halves of a 汉字. */
const markRoom = 30;

const placesOf = ({ marks, frame, points }: Pick<MarksProps, "marks" | "frame" | "points">) => {
  const x = pointsAcross(frame, points);
  const inFrame = (at: number) => Math.min(Math.max(x(at), frame.left), frame.right);
  const named = marks.map((mark) => {
    const text = cutTo(mark.text, markRoom);
    const [left, right] = [inFrame(mark.begin), inFrame(mark.end)];
    const middle = mark.kind === "incident" ? left : (left + right) / 2;
    return { ...mark, left, right, shown: text, x: middle, width: widthOfText(text) };
  });
  // An incident is less often than a free day, and says more.
  named.sort((one, other) => Number(one.kind === "holiday") - Number(other.kind === "holiday"));
  return { named, lanes: inLanes(named, { ...frame, most: mostLanes }) };
};

/** How much room the names need above the points. */
export const roomForMarks = (of: Pick<MarksProps, "marks" | "frame" | "points">): number =>
  Math.max(0, ...placesOf(of).lanes.map(({ lane = -1 }) => lane + 1)) * laneHeight;

/** Incidents as a line from their name down to their time, free days as a band. */
export function InsightMarks({ top, bottom, ...of }: MarksProps): JSX.Element {
  const { named, lanes } = placesOf(of);
  const room = roomForMarks(of);
  return (
    <>
      {named.map(({ begin, kind, text, shown, x, left, right }, index) => {
        const { lane, x: textAt = x } = lanes[index] ?? {};
        const base = top - room + ((lane ?? 0) + 1) * laneHeight - 4;
        return (
          <g key={`${begin} ${text}`} class="insight-mark" data-kind={kind}>
            {kind === "holiday" ? (
              <rect
                x={Math.min(left, x - narrowest / 2)}
                y={top}
                width={Math.max(right - left, narrowest)}
                height={bottom - top}
              />
            ) : (
              <line x1={x} x2={x} y1={lane === undefined ? top : base + 4} y2={bottom} />
            )}
            {lane !== undefined && (
              <text x={textAt} y={base}>
                {shown}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
