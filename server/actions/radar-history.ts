/** What was usual. A quarter of an hour that is over is read once. */

import type { ArticleId } from "../../protocol/conversation.ts";
import {
  quarterMs,
  quarterOf,
  type RadarHistory,
  type RadarSpan,
  type SpansBefore,
  spansBefore,
} from "../domain/radar-usual.ts";
import type { AskedQuestionRecord } from "../ports/question-store.ts";
import type { TopicQuarter } from "../ports/radar-store.ts";
import type { Services } from "./services.ts";

/** Of one span: from their share the rest is reckoned. */
const namedAtMost = 2_000;
const unansweredAtMost = 100;

type TopicCounts = ReadonlyMap<ArticleId, number>;

interface Counted {
  readonly customerId: string;
  readonly at: number;
}

export interface HistoryReader {
  /** Undefined where nothing is known yet. */
  topics(): Promise<TopicHistory | undefined>;
  /** Of the questions that name it. */
  code(code: string): Promise<RadarHistory>;
  unanswered(): Promise<UnansweredHistory>;
}

interface TopicHistory {
  of(articleId: ArticleId): RadarHistory;
  /** Of all of them together. */
  readonly all: RadarHistory;
}

export interface UnansweredHistory {
  readonly questions: readonly AskedQuestionRecord[];
  /** How many of these are usual, where they are a part of `questions`. */
  count(asked: readonly Counted[]): RadarHistory;
}

/** To be asked again and again by the one that looks: what it has read it keeps. */
export function createRadarHistory({ store, faq }: Pick<Services, "store" | "faq">) {
  const countsIn = createTopicCounts(store);
  let kept = new Map<string, unknown>();
  let quarter = -1;

  async function once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const known = (kept.get(name) as T | undefined) ?? (await read());
    kept.set(name, known);
    return known;
  }

  return async function historyAt(now: number): Promise<HistoryReader> {
    if (quarterOf(now) !== quarter) kept = new Map();
    quarter = quarterOf(now);
    const { around, earlier } = await once("spans", async () =>
      spansBefore(now, (await store.firstQuestionAt()) ?? now),
    );

    return {
      async topics() {
        if (around.weeks.length + around.days.length === 0) return undefined;
        const counts = await once("topics", async () => ({
          around: await inEach(around, countsIn),
          earlier: await inEach(earlier, countsIn),
          today: await countsIn(earlier.today),
        }));
        const counted = (count: (topics: TopicCounts) => number): RadarHistory => ({
          around: mapped(counts.around, count),
          earlier: { ...mapped(counts.earlier, count), today: count(counts.today) },
        });
        return {
          of: (articleId) => counted((topics) => topics.get(articleId) ?? 0),
          all: counted((topics) => [...topics.values()].reduce((sum, one) => sum + one, 0)),
        };
      },
      code: (code) =>
        once(`code ${code}`, async () => {
          const digits = /\d+/.exec(code)?.[0] ?? code;
          const counted = await inEach(around, async (span) => {
            const named = await store.questionsWith(digits, span, namedAtMost);
            const isIt = ({ question }: { readonly question: string }) =>
              faq.engine.codesIn(question).includes(code);
            return customersIn(named.filter(isIt)) * timesMore(span, named, namedAtMost);
          });
          return { around: counted };
        }),
      async unanswered() {
        const read = await once("unanswered", () =>
          inEach(around, async (span) => ({
            span,
            found: await store.unansweredBetween(span.from, span.to, unansweredAtMost),
          })),
        );
        return {
          questions: [...read.weeks, ...read.days].flatMap(({ found }) => found),
          count: (asked) => ({
            around: mapped(read, ({ span, found }) => {
              const inSpan = asked.filter(({ at }) => at >= span.from && at < span.to);
              return customersIn(inSpan) * timesMore(span, found, unansweredAtMost);
            }),
          }),
        };
      },
    };
  };
}

/** Counts of a span from those of its quarters; of each day a quarter more is read with every look. */
function createTopicCounts(store: Pick<Services["store"], "topicQuarters">) {
  const kept = new Map<number, readonly TopicQuarter[]>();
  /** So many are looked at together, and then some. */
  const keptAtMost = 1_000;

  return async ({ from, to }: RadarSpan): Promise<TopicCounts> => {
    const quarters = Array.from(
      { length: (to - from) / quarterMs },
      (_, index) => quarterOf(from) + index,
    );
    const missing = quarters.filter((one) => !kept.has(one));
    const [first, last = first] = [missing[0], missing.at(-1)];
    if (first !== undefined && last !== undefined) {
      const span = { from: first * quarterMs, to: (last + 1) * quarterMs };
      for (const one of missing) kept.set(one, []);
      const wanted = new Set(missing);
      for (const row of await store.topicQuarters(span)) {
        if (wanted.has(row.quarter)) kept.set(row.quarter, [...(kept.get(row.quarter) ?? []), row]);
      }
    }
    const counts = new Map<ArticleId, number>();
    for (const { articleId, customers } of quarters.flatMap((one) => kept.get(one) ?? []))
      counts.set(articleId, (counts.get(articleId) ?? 0) + customers);
    for (const oldest of kept.keys()) if (kept.size > keptAtMost) kept.delete(oldest);
    return counts;
  };
}

/** One after the other: customers are answered between them. */
async function inEach<T>(
  { weeks, days }: SpansBefore,
  read: (span: RadarSpan) => Promise<T>,
): Promise<SpansBefore<T>> {
  const found: { readonly weeks: T[]; readonly days: T[] } = { weeks: [], days: [] };
  for (const span of weeks) found.weeks.push(await read(span));
  for (const span of days) found.days.push(await read(span));
  return found;
}

const mapped = <T>({ weeks, days }: SpansBefore<T>, count: (one: T) => number) => ({
  weeks: weeks.map(count),
  days: days.map(count),
});

/** Each once in a quarter of an hour. */
const customersIn = (asked: readonly Counted[]) =>
  new Set(asked.map(({ customerId, at }) => `${customerId} ${quarterOf(at)}`)).size;

/** How many times the newest ones are all of the span. */
function timesMore({ from, to }: RadarSpan, newest: readonly Counted[], most: number): number {
  const oldest = newest.at(-1);
  return newest.length < most || !oldest ? 1 : (to - from) / Math.max(to - oldest.at, 1);
}
