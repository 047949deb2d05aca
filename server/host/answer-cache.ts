import type { HostAnswer } from "../ports/host.ts";

/** What the wallet said counts so long; after a failure it is left in peace for a moment. Milliseconds. */
const keptMs = { answered: 30_000, none: 30_000, failed: 3_000 } as const;

interface CachedAnswer<Value> {
  readonly answer: Promise<HostAnswer<Value>>;
  readonly askedAt: number;
  answeredAt: number;
  outcome: HostAnswer<Value>["outcome"] | undefined;
}

/** Asks once where several want to know the same, and again when the answer is too old. Holds `limit` answers at most. */
export function createAnswerCache<Value>(
  ask: (key: string) => Promise<HostAnswer<Value>>,
  { elapsed, limit }: { readonly elapsed: () => number; readonly limit: number },
) {
  const kept = new Map<string, CachedAnswer<Value>>();
  const isFresh = ({ outcome, askedAt, answeredAt }: CachedAnswer<Value>, maxAgeMs: number) =>
    outcome === undefined ||
    (elapsed() - askedAt < keptMs[outcome] && elapsed() - answeredAt < maxAgeMs);
  return (key: string, maxAgeMs = Number.POSITIVE_INFINITY): Promise<HostAnswer<Value>> => {
    const known = kept.get(key);
    if (known && isFresh(known, maxAgeMs)) return known.answer;
    const askedAt = elapsed();
    const entry: CachedAnswer<Value> = {
      answer: ask(key),
      askedAt,
      answeredAt: askedAt,
      outcome: undefined,
    };
    // The oldest go first: they are the first of the map.
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
    return entry.answer.then((answer) => {
      entry.outcome = answer.outcome;
      entry.answeredAt = elapsed();
      return answer;
    });
  };
}
