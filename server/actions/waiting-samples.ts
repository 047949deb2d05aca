import type { WaitingSample } from "../domain/waiting-records.ts";
import {
  type SampleAt,
  sampleTooOld,
  slotMs,
  slotOf,
  weeksBefore,
} from "../domain/waiting-samples.ts";
import { commit } from "./commit.ts";
import { createWaitingTopics } from "./live-topics.ts";
import type { Services } from "./services.ts";

/**
 * Notes every ten minutes how many wait. To be called by one node, every few seconds: of a slot that has begun while nobody
 * looked, it is what waits when somebody does.
 */
export function createWaitingSampler(services: Services): () => Promise<void> {
  const { clock, waitingLine } = services;
  const topics = createWaitingTopics(services);
  let noted = -1;
  return async () => {
    const slot = slotOf(clock.now());
    if (slot === noted) return;
    const counts = await topics.counts(waitingLine.slice(0, waitingLine.length));
    await commit(services, async ({ tx, now }) => {
      await tx.saveWaitingSample({ at: slot, counts });
      await tx.deleteWaitingSamplesBefore(sampleTooOld(now));
    });
    noted = slot;
  };
}

/** To be asked every second: what is over is read once for each beginning of a day, and of today's slots each new one. */
export function createWaitingHistory({ store }: Pick<Services, "store">) {
  let kept = { to: 0, days: new Map<number, Map<number, WaitingSample>>() };
  return async function historyAt(span: {
    readonly from: number;
    readonly now: number;
  }): Promise<SampleAt> {
    const [from, to] = [slotOf(span.from), slotOf(span.now)];
    if (kept.to !== to) kept = { to, days: new Map() };
    const { days } = kept;
    const samples = days.get(from) ?? new Map<number, WaitingSample>();
    const read = async (first: number, last: number) => {
      for (const sample of await store.waitingSamples(first, last)) samples.set(sample.at, sample);
    };
    if (!days.has(from)) {
      for (const before of weeksBefore(0)) await read(from + before, to + before);
      await read(from, to - slotMs);
      days.set(from, samples);
    }
    // The newest one is noted a few seconds after its slot has begun.
    if (!samples.has(to)) await read(to, to);
    return (slot) => samples.get(slot);
  };
}
