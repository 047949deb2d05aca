/** What each figure is a share of, and what it leaves out: the one definition that the console shows and the rollups count by. */

import type {
  DurationDefinition,
  DurationName,
  Insights,
  RemainderDefinition,
  RemainderName,
  ShareDefinition,
  ShareName,
} from "../../protocol/insights.ts";
import { weekdayOf } from "./insight-period.ts";
import type { QueueRules } from "./queue-rules.ts";
import type { Figures } from "./rollup-records.ts";

export const shares: Readonly<Record<ShareName, ShareDefinition>> = {
  deflection: { part: "deflected", whole: "settled", leavesOut: ["running", "unasked"] },
  // With the same whole, so that one is read beside the other.
  advice: { part: "advised", whole: "settled", leavesOut: ["running", "unasked"] },
  passingOn: { part: "passedOn", whole: "settled", leavesOut: ["running", "unasked"] },
  handover: { part: "handedOver", whole: "begun", leavesOut: [] },
  reopening: { part: "reopened", whole: "ended", leavesOut: ["running"] },
  satisfaction: { part: "happy", whole: "rated", leavesOut: ["unrated"] },
  promises: { part: "kept", whole: "promised", leavesOut: ["runningPromises", "promisesEnded"] },
  causes: { part: "caused", whole: "decided", leavesOut: ["undecided", "withdrawn"] },
  answered: { part: "answered", whole: "questions", leavesOut: ["smalltalk"] },
  askedBack: { part: "askedBack", whole: "questions", leavesOut: ["smalltalk"] },
  unanswered: { part: "unanswered", whole: "questions", leavesOut: ["smalltalk"] },
  // An answer without a vote is in the whole: it is neither helpful nor wrong.
  helpful: { part: "helpful", whole: "answered", leavesOut: [] },
  wrong: { part: "wrong", whole: "answered", leavesOut: [] },
};

export const durations: Readonly<Record<DurationName, DurationDefinition>> = {
  wait: { leavesOut: ["running", "gaveUp"] },
  firstReply: { leavesOut: ["running", "gaveUp"] },
  handling: { leavesOut: ["running", "unserved"] },
  resolution: { leavesOut: ["running", "unserved"] },
};

/** A conversation with the bot ends after a silence, one that was handed over when the agent says so: what is not over is said. */
export const remainders: Readonly<Record<RemainderName, RemainderDefinition>> = {
  unsettled: { of: "asked", without: "settled" },
};

/** In seconds, by the rules of the queue: an agent takes the customer by then, and has said a word by then. */
export const durationTargets = ({
  waitTarget,
  firstReply,
}: Pick<QueueRules, "waitTarget" | "firstReply">): Insights["targets"] => ({
  wait: waitTarget / 1_000,
  firstReply: (waitTarget + firstReply) / 1_000,
});

const causePrefix = "cause.";

/** The name by which complaints with this root cause are counted. */
export const causeFigure = (cause: string): string => `${causePrefix}${cause}`;

/** The root causes that are counted there. */
export const causesIn = (figures: Figures): readonly string[] =>
  Object.keys(figures).flatMap((name) =>
    name.startsWith(causePrefix) ? [name.slice(causePrefix.length)] : [],
  );

/** From this score on a customer is satisfied. */
export const happyFrom = 4;

/** A bucket is 8 % wider than the one before: what is read from it is wrong by 4 % at most. */
const growth = Math.log(1.08);

const bucketOf = (seconds: number): number =>
  Math.round(Math.log(Math.max(0, seconds) + 1) / growth);
const secondsOf = (bucket: number): number => Math.round(Math.exp(bucket * growth) - 1);

/** As long as the bucket says that it falls in. */
export const rounded = (seconds: number): number => secondsOf(bucketOf(seconds));

export const bucketFor = (name: DurationName, milliseconds: number) =>
  `${name}:${bucketOf(Math.round(milliseconds / 1_000))}` as const;

/** The name by which those are counted that began at this hour of the day's weekday. */
export const hourFigure = (day: string, hour: number): string => `at:${weekdayOf(day)}:${hour}`;

export function addFigures(one: Figures, other: Figures, sign: 1 | -1 = 1): Figures {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) {
    const next = (sum[name] ?? 0) + sign * count;
    if (next === 0) delete sum[name];
    else sum[name] = next;
  }
  return sum;
}

/** Of thousands of them: none is copied on the way. */
export function sumOfFigures(all: readonly { readonly figures: Figures }[]): Figures {
  const sum: Record<string, number> = {};
  for (const { figures } of all) {
    for (const [name, count] of Object.entries(figures)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

/** How many there are, and how long half and nine of ten took at most. Undefined where there are none. */
export function durationIn(figures: Figures, name: DurationName) {
  const prefix = `${name}:`;
  const buckets = Object.keys(figures)
    .filter((figure) => figure.startsWith(prefix))
    .map((figure) => ({
      bucket: Number(figure.slice(prefix.length)),
      count: figures[figure] ?? 0,
    }))
    .sort((one, other) => one.bucket - other.bucket);
  const count = buckets.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return undefined;
  const atShare = (share: number) => {
    let left = Math.ceil(share * count);
    const found = buckets.find((one) => {
      left -= one.count;
      return left <= 0;
    });
    return secondsOf(found?.bucket ?? 0);
  };
  return { count, p50: atShare(0.5), p90: atShare(0.9) };
}
