/** What is said of those who wait now, and which agent needs help. Pure: times are epoch milliseconds. */

import type { LiveAgent, LiveBand } from "../../protocol/live.ts";
import { minuteMs } from "./local-time.ts";

interface WaitingOne<Id> {
  readonly id: Id;
  readonly waitingSince?: number | undefined;
}

/** The target of a wait in three steps of whole minutes: where each of the bands begins. */
function edgesOf(targetMs: number): readonly number[] {
  const step = (part: number) => Math.max(1, Math.round((targetMs * part) / minuteMs)) * minuteMs;
  return [...new Set([0, step(1 / 3), step(2 / 3), targetMs])];
}

interface LineRules {
  readonly now: number;
  readonly targetMs: number;
  /** Whose target is over by then is due. */
  readonly dueBy: number;
  /** So many of them are named, the longest waiting ones. */
  readonly named: number;
}

/** What is said of a line, in one pass: there may be ten thousand, and it is asked every second. */
export function lineFigures<Id>(
  line: readonly WaitingOne<Id>[],
  { now, targetMs, dueBy, named }: LineRules,
) {
  const edges = edgesOf(targetMs);
  const counts = edges.map(() => 0);
  const first: { readonly id: Id; readonly since: number; readonly dueAt: number }[] = [];
  let longestSince: number | undefined;
  let dueCount = 0;
  for (const { id, waitingSince: since } of line) {
    if (since === undefined) continue;
    if (longestSince === undefined || since < longestSince) longestSince = since;
    let band = edges.length - 1;
    while (band > 0 && now - since < (edges[band] ?? 0)) band -= 1;
    counts[band] = (counts[band] ?? 0) + 1;
    if (since + targetMs > dueBy) continue;
    dueCount += 1;
    if (first.length === named && since >= (first.at(-1)?.since ?? 0)) continue;
    first.push({ id, since, dueAt: since + targetMs });
    first.sort((one, other) => one.since - other.since);
    first.length = Math.min(first.length, named);
  }
  return { longestSince, bands: bandsOf(edges, counts), due: first, dueCount };
}

const bandsOf = (edges: readonly number[], counts: readonly number[]): readonly LiveBand[] =>
  edges.map((from, index) => {
    const to = edges[index + 1];
    return {
      from: from / 1_000,
      ...(to !== undefined && { to: to / 1_000 }),
      count: counts[index] ?? 0,
      ...(to === undefined && { late: true as const }),
    };
  });

export interface TopicCount {
  /** Empty: all others. */
  readonly topic: string;
  readonly waiting: number;
  readonly usual?: number | undefined;
}

/** The most frequent first; what is beyond `most`, and what has no name, is put together at the end. */
export function topicsShown(counts: readonly TopicCount[], most: number): readonly TopicCount[] {
  const named = counts
    .filter(({ topic }) => topic !== "")
    .sort((one, other) => other.waiting - one.waiting || (one.topic < other.topic ? -1 : 1));
  const rest = [...named.slice(most), ...counts.filter(({ topic }) => topic === "")];
  const waiting = rest.reduce((sum, one) => sum + one.waiting, 0);
  return [...named.slice(0, most), ...(waiting > 0 ? [{ topic: "", waiting }] : [])];
}

/** Fewer are chance. */
const fewestAbove = 3;

/** For which topic most more wait than is usual: at least twice as many. */
export function topicRise(counts: readonly TopicCount[]) {
  const above = counts.flatMap(({ topic, waiting, usual }) =>
    topic !== "" && usual !== undefined && waiting - usual >= fewestAbove && waiting >= 2 * usual
      ? [{ topic, above: waiting - usual }]
      : [],
  );
  return above.reduce<(typeof above)[number] | undefined>(
    (most, one) => (most === undefined || one.above > most.above ? one : most),
    undefined,
  );
}

/** As far as it says who needs help. */
export interface NeedingAgent extends Pick<LiveAgent, "name" | "state" | "load" | "capacity"> {
  /** The one who has waited longest first. */
  readonly unanswered: readonly { readonly since: number }[];
}

const rankOf: Record<LiveAgent["state"], number> = { on: 0, gone: 1, off: 2 };

/** Whose customer has waited longest for an answer first, then the fullest; who is gone or off duty last. */
export function byNeed(one: NeedingAgent, other: NeedingAgent): number {
  const since = ({ unanswered: [longest] }: NeedingAgent) =>
    longest?.since ?? Number.POSITIVE_INFINITY;
  const part = ({ load, capacity }: NeedingAgent) => load / Math.max(1, capacity);
  return (
    rankOf[one.state] - rankOf[other.state] ||
    compare(since(one), since(other)) ||
    part(other) - part(one) ||
    compare(one.name, other.name)
  );
}

function compare<Of extends number | string>(one: Of, other: Of): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Half and nine of ten took at most so long. Undefined where there are none. */
export function quantilesOf(
  seconds: readonly number[],
): { readonly p50: number; readonly p90: number } | undefined {
  if (seconds.length === 0) return undefined;
  const sorted = [...seconds].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p90: at(0.9) };
}
