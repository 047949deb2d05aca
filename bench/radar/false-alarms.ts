/** How often the radar rings in a year in which nothing happens. */

import { radarWindows, risesFrom } from "../../server/domain/radar.ts";
import { type MeasuredKind, sweepAlerts } from "../../server/domain/radar-alerts.ts";
import type { RadarAlertRecord } from "../../server/domain/radar-records.ts";
import {
  busierThanUsual,
  quarterOf,
  type RadarHistory,
  type SpansBefore,
  spansBefore,
  usualOf,
} from "../../server/domain/radar-usual.ts";
import {
  countIn,
  customerId,
  daysBefore,
  daysOfYear,
  minutesOfDay,
  type QuietKind,
  quietYear,
} from "./quiet-year.ts";

const minuteMs = 60_000;
const lastMinute = (daysBefore + daysOfYear) * minutesOfDay;
const longest = Math.max(...radarWindows);

export interface QuietResult {
  /** In the weeks before the year, in which less is known, from the second day on. */
  readonly early: number;
  readonly year: number;
  readonly worstWeek: number;
}

export function falseAlarms(wanted: Parameters<typeof quietYear>[0]): QuietResult {
  const kinds = quietYear(wanted).map((kind) => ({
    ...kind,
    usual: perQuarter((minute, busier: number) => usualOf(historyAt(kind.before, minute), busier)),
  }));
  const all = sumOf(kinds.map(({ before }) => before));
  const busierAt = perQuarter((minute) => busierThanUsual(historyAt(all, minute)));
  const asked = asksByMinute(kinds);
  const weeks = new Array<number>((daysBefore + daysOfYear) / 7).fill(0);
  let open: readonly RadarAlertRecord[] = [];
  let ids = 0;

  const measured = (index: number, minute: number): MeasuredKind[] => {
    const kind = kinds[index];
    if (!kind) return [];
    const to = firstAfter(kind.at, minute);
    const from = firstAfter(kind.at, minute - longest);
    if (to - from < risesFrom.customers) return [];
    const usual = kind.usual(minute, busierAt(minute));
    const mayRise = radarWindows.some((minutes) => {
      const count = to - firstAfter(kind.at, minute - minutes);
      return (
        count >= Math.max(risesFrom.customers, risesFrom.ratio * (usual?.perMinute ?? 0) * minutes)
      );
    });
    if (!mayRise && !open.some(({ subject }) => subject === `topic:${index}`)) return [];
    const sightings = Array.from({ length: to - from }, (_, place) => ({
      customerId: customerId(kind.customer[from + place] ?? 0),
      at: (kind.at[from + place] ?? 0) * minuteMs,
    }));
    return [{ subjects: [`topic:${index}`], sightings, topics: [], errorCodes: [], usual }];
  };
  for (let minute = minutesOfDay; minute < lastMinute; minute += 1) {
    // A kind that nobody has asked about in this minute does not begin to rise in it.
    const looked = new Set([
      ...asked(minute),
      ...open.map(({ subject }) => Number(subject.slice("topic:".length))),
    ]);
    const now = minute * minuteMs;
    const { changed } = sweepAlerts({
      now,
      kinds: [...looked].flatMap((index) => measured(index, minute)),
      known: open,
      nextId: () => `a${++ids}` as RadarAlertRecord["id"],
      announced: () => undefined,
    });
    if (changed.length === 0) continue;
    const week = Math.floor(minute / minutesOfDay / 7);
    weeks[week] = (weeks[week] ?? 0) + changed.filter(({ rangAt }) => rangAt === now).length;
    const ended = new Set(changed.map(({ id }) => id));
    open = [...open.filter(({ id }) => !ended.has(id)), ...changed].filter(
      ({ endedAt }) => endedAt === undefined,
    );
  }
  const total = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0);
  const year = weeks.slice(daysBefore / 7);
  return {
    early: total(weeks.slice(0, daysBefore / 7)),
    year: total(year),
    worstWeek: Math.max(...year),
  };
}

const historyAt = (before: QuietKind["before"], minute: number): RadarHistory => {
  const { around, earlier } = spansBefore(minute * minuteMs, 0);
  const counted = ({ weeks, days }: SpansBefore): SpansBefore<number> => ({
    weeks: weeks.map((span) => countIn(before, span)),
    days: days.map((span) => countIn(before, span)),
  });
  const today = countIn(before, earlier.today);
  return { around: counted(around), earlier: { ...counted(earlier), today } };
};

/** The same until the next quarter of an hour. */
function perQuarter<Given extends unknown[], T>(read: (minute: number, ...given: Given) => T) {
  let known: { readonly quarter: number; readonly value: T } | undefined;
  return (minute: number, ...given: Given): T => {
    const quarter = quarterOf(minute * minuteMs);
    if (known?.quarter !== quarter) known = { quarter, value: read(minute, ...given) };
    return known.value;
  };
}

function asksByMinute(kinds: readonly QuietKind[]): (minute: number) => readonly number[] {
  const asked = new Map<number, Set<number>>();
  for (const [index, { at }] of kinds.entries())
    for (const minute of at) {
      const known = asked.get(minute);
      if (known) known.add(index);
      else asked.set(minute, new Set([index]));
    }
  return (minute) => [...(asked.get(minute) ?? [])];
}

function sumOf(all: readonly Int32Array[]): Int32Array {
  const sum = new Int32Array(all[0]?.length ?? 0);
  for (const one of all)
    for (const [place, count] of one.entries()) sum[place] = (sum[place] ?? 0) + count;
  return sum;
}

/** The place of the first one that is later. */
function firstAfter(at: Int32Array, minute: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
