import { Refusal } from "../domain/refusal.ts";

const retryAfterMs = 1_000;

/**
 * What takes the processor for some milliseconds is done for each address one at a time, with a round of the event loop between:
 * whoever asks over a hundred connections is as fast as over one, and others come in between. So many of one address wait at
 * most; one more throws `rate_limited`.
 */
export function createAddressTurns(waitingAtMost: number) {
  const lines = new Map<string, { length: number; last: Promise<unknown> }>();
  return async <T>(address: string, work: () => T): Promise<T> => {
    const line = lines.get(address) ?? { length: 0, last: Promise.resolve() };
    if (line.length >= waitingAtMost) {
      throw new Refusal("rate_limited", "Too many at once.", retryAfterMs);
    }
    lines.set(address, line);
    line.length += 1;
    const mine = line.last.then(nextRound).then(work);
    line.last = Promise.allSettled([mine]);
    try {
      return await mine;
    } finally {
      line.length -= 1;
      if (line.length === 0) lines.delete(address);
    }
  };
}

const nextRound = () => new Promise<void>((resolve) => setImmediate(resolve));
