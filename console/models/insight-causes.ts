/** The root causes' shares of the complaints that were decided, at points that hold enough of them. */

import type { InsightCause } from "../../protocol/insight-cause.ts";
import type { Insights } from "../../protocol/insights.ts";

export interface CausePoints {
  readonly step: "day" | "week" | "month";
  /** The first day of each. */
  readonly starts: readonly string[];
  readonly sharesOf: (cause: Pick<InsightCause, "counts">) => readonly (number | undefined)[];
}

/** Of fewer complaints than this a share jumps with each of them: there is a gap, and the table has the counts. */
const fewestDecided = 5;
const fewestPoints = 3;
/** More weeks than this are read by month. */
const mostWeeks = 26;

const dayMs = 86_400_000;
const mondayOf = (day: string): string => {
  const at = Date.parse(day);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
};

/** What a point belongs to. A week belongs to the month in which it begins. */
const groupOf: Record<CausePoints["step"], (start: string) => string> = {
  day: (start) => start,
  week: mondayOf,
  month: (start) => start.slice(0, 7),
};

/** The finest points of which two of three hold enough, and none stands alone; undefined where there are none: then the whole period is one. */
export function causePoints({
  step,
  points,
}: Pick<Insights, "step" | "points">): CausePoints | undefined {
  if (step === "hour") return undefined;
  const steps =
    step === "day"
      ? (["day", "week"] as const)
      : points.length > mostWeeks
        ? (["month"] as const)
        : (["week", "month"] as const);
  return steps.map((one) => pointsBy(one, points)).find(isReadable)?.found;
}

function pointsBy(step: CausePoints["step"], points: Insights["points"]) {
  const groups: number[][] = [];
  let last = "";
  for (const [at, { start }] of points.entries()) {
    const group = groupOf[step](start);
    if (group === last) groups.at(-1)?.push(at);
    else groups.push([at]);
    last = group;
  }
  const decided = groups.map((group) => sumAt(group, (at) => points[at]?.counts.decided ?? 0));
  const found: CausePoints = {
    step,
    starts: groups.map(([first = 0]) => points[first]?.start ?? ""),
    sharesOf: ({ counts }) =>
      groups.map((group, index) => {
        const whole = decided[index] ?? 0;
        return whole < fewestDecided ? undefined : sumAt(group, (at) => counts[at] ?? 0) / whole;
      }),
  };
  return { found, decided };
}

const sumAt = (group: readonly number[], countAt: (at: number) => number) =>
  group.reduce((sum, at) => sum + countAt(at), 0);

function isReadable({ decided }: { readonly decided: readonly number[] }): boolean {
  const has = (at: number) => (decided[at] ?? 0) >= fewestDecided;
  const enough = decided.flatMap((_, at) => (has(at) ? [at] : []));
  return (
    decided.length >= fewestPoints &&
    enough.length * 3 >= decided.length * 2 &&
    enough.every((at) => has(at - 1) || has(at + 1))
  );
}
