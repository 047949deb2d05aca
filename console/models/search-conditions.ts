import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentId } from "../../protocol/conversation.ts";
import {
  type SearchOrder,
  type SearchQuestion,
  type SearchSpan,
  searchOutcomes,
} from "../../protocol/search.ts";

/** Which conversations are looked at; an empty text is no condition. */
export interface SearchConditions {
  readonly span: Signal<SearchSpan>;
  /** Days as a date field has them, 2026-11-21; of `own` only. */
  readonly from: Signal<string>;
  readonly to: Signal<string>;
  readonly agent: Signal<string>;
  readonly topic: Signal<string>;
  readonly tag: Signal<string>;
  readonly outcome: Signal<string>;
  readonly order: Signal<SearchOrder>;
  readonly isNarrow: ReadonlySignal<boolean>;
  clear(): void;
  /** As `GET /api/agent/search` takes them. */
  query(now: number): Readonly<Record<string, string>>;
  /** As they are kept with a search. */
  kept(): Omit<SearchQuestion, "q">;
  restore(question: SearchQuestion): void;
}

const dayMs = 86_400_000;

export function createSearchConditions(): SearchConditions {
  const span = signal<SearchSpan>("any");
  const order = signal<SearchOrder>("newest");
  const days = { from: signal(""), to: signal("") };
  const texts = { agent: signal(""), topic: signal(""), tag: signal(""), outcome: signal("") };
  const given = () =>
    Object.entries(texts).map(([name, { value }]) => [name, value.trim()] as const);
  return {
    span,
    order,
    ...days,
    ...texts,
    isNarrow: computed(
      () => span.value !== "any" || Object.values(texts).some(({ value }) => value !== ""),
    ),
    clear: () =>
      batch(() => {
        span.value = "any";
        for (const one of Object.values({ ...days, ...texts })) one.value = "";
      }),
    query(now) {
      const parts = [
        ...given(),
        ...timesOf({ span: span.value, from: days.from.value, to: days.to.value }, now),
        ["order", order.value === "newest" ? "" : order.value] as const,
      ];
      return Object.fromEntries(parts.filter(([, part]) => part !== ""));
    },
    kept() {
      const { agent, topic, tag, outcome } = texts;
      const isOwn = span.value === "own";
      return {
        span: span.value,
        from: (isOwn && days.from.value) || undefined,
        to: (isOwn && days.to.value) || undefined,
        agent: (agent.value as AgentId) || undefined,
        topic: topic.value.trim() || undefined,
        tag: tag.value.trim() || undefined,
        outcome: searchOutcomes.find((one) => one === outcome.value),
        order: order.value,
      };
    },
    restore: (question) =>
      batch(() => {
        span.value = question.span;
        order.value = question.order;
        for (const [name, one] of Object.entries({ ...days, ...texts }))
          one.value = question[name as keyof typeof texts | keyof typeof days] ?? "";
      }),
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
