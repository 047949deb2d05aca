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
/** More names above one another than this hide the chart; the table has all of them. */
const mostLanes = 4;
/** So much of a name has room, in halves of a 汉字. */
const markRoom = 30;

const placesOf = ({ marks, frame, points }: Pick<MarksProps, "marks" | "frame" | "points">) => {
  const x = pointsAcross(frame, points);
  const named = marks.map((mark) => {
    const text = cutTo(mark.text, markRoom);
    const middle = mark.kind === "incident" ? x(mark.from) : (x(mark.from) + x(mark.to)) / 2;
    return { ...mark, shown: text, x: middle, width: widthOfText(text) };
  });
  return { x, named, lanes: inLanes(named, frame) };
};

/** How much room the names need above the points. */
export const roomForMarks = (of: Pick<MarksProps, "marks" | "frame" | "points">): number =>
  Math.min(mostLanes, Math.max(0, ...placesOf(of).lanes.map(({ lane }) => lane + 1))) * laneHeight;

/** Incidents as a line from their name down to their time, free days as a band. */
export function InsightMarks({ top, bottom, ...of }: MarksProps): JSX.Element {
  const { x, named, lanes } = placesOf(of);
  const room = roomForMarks(of);
  const half = of.points < 2 ? 0 : (x(1) - x(0)) / 2;
  const inFrame = (at: number) => Math.min(Math.max(at, of.frame.left), of.frame.right);
  return (
    <>
      {named.map(({ from, to, kind, text, shown, x: middle }, index) => {
        const { lane = 0, x: textAt = middle } = lanes[index] ?? {};
        const [left, right] = [inFrame(x(from) - half), inFrame(x(to) + half)];
        const base = top - room + (lane + 1) * laneHeight - 4;
        return (
          <g key={text} class="insight-mark" data-kind={kind}>
            {kind === "holiday" ? (
              <rect x={left} y={top} width={right - left} height={bottom - top} />
            ) : (
              <line x1={x(from)} x2={x(from)} y1={lane < mostLanes ? base + 4 : top} y2={bottom} />
            )}
            {lane < mostLanes && (
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
