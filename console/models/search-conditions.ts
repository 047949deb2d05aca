import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** How far back is looked, in days; `own` is between two days that the agent names. */
export const searchSpans = ["any", "7", "30", "365", "own"] as const;
export type SearchSpan = (typeof searchSpans)[number];

/** Which conversations are looked at; an empty text is no condition. */
export interface SearchConditions {
  readonly span: Signal<SearchSpan>;
  /** Days as a date field has them, 2026-11-21; of `own` only. */
  readonly from: Signal<string>;
  readonly to: Signal<string>;
  readonly agent: Signal<string>;
  readonly topic: Signal<string>;
  readonly tag: Signal<string>;
  readonly isNarrow: ReadonlySignal<boolean>;
  clear(): void;
  /** As `GET /api/agent/search` takes them. */
  query(now: number): Readonly<Record<string, string>>;
}

const dayMs = 86_400_000;

export function createSearchConditions(): SearchConditions {
  const span = signal<SearchSpan>("any");
  const [from, to, agent, topic, tag] = [
    signal(""),
    signal(""),
    signal(""),
    signal(""),
    signal(""),
  ];
  const texts = { agent, topic, tag };
  return {
    span,
    from,
    to,
    ...texts,
    isNarrow: computed(
      () => span.value !== "any" || Object.values(texts).some(({ value }) => value !== ""),
    ),
    clear: () =>
      batch(() => {
        span.value = "any";
        for (const one of [from, to, agent, topic, tag]) one.value = "";
      }),
    query(now) {
      const given = Object.entries(texts).map(([name, { value }]) => [name, value.trim()] as const);
      const parts = [
        ...given,
        ...timesOf({ span: span.value, from: from.value, to: to.value }, now),
      ];
      return Object.fromEntries(parts.filter(([, part]) => part !== ""));
    },
  };
}

interface Days {
  readonly span: SearchSpan;
  readonly from: string;
  readonly to: string;
}

/** The days of a date field are those of the agent's own clock; the last one is looked at to its end. */
function timesOf({ span, from, to }: Days, now: number): readonly (readonly [string, string])[] {
  if (span === "any") return [];
  if (span !== "own") return [["from", new Date(now - Number(span) * dayMs).toISOString()]];
  return [
    ["from", midnight(from, 0)],
    ["to", midnight(to, 1)],
  ];
}

function midnight(day: string, daysOn: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return day === "" ? "" : new Date(year, month - 1, date + daysOn).toISOString();
}
