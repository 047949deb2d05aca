import { expect, test } from "vitest";
import { createWaitingHistory } from "../../server/actions/waiting-samples.ts";
import type { WaitingSample } from "../../server/domain/waiting-records.ts";
import { slotMs } from "../../server/domain/waiting-samples.ts";
import type { Store } from "../../server/ports/store.ts";

const from = Date.UTC(2026, 10, 21, 0);
const slot = Date.UTC(2026, 10, 21, 8);

/** Notes what is read of the samples that are there. */
function historyOf(stored: WaitingSample[]) {
  const read: (readonly [from: number, to: number])[] = [];
  const waitingSamples: Store["waitingSamples"] = (first, last) => {
    read.push([first, last]);
    return stored.filter(({ at }) => at >= first && at <= last);
  };
  return { read, historyAt: createWaitingHistory({ store: { waitingSamples } as Store }) };
}

test("a second look in the same ten minutes reads no more than the slot that nobody has noted yet", async () => {
  const stored: WaitingSample[] = [{ at: slot - slotMs, counts: [] }];
  const { read, historyAt } = historyOf(stored);
  await historyAt({ from, now: slot + 1_000 });
  expect(read).toHaveLength(10);
  await historyAt({ from, now: slot + 2_000 });
  expect(read.slice(10)).toEqual([[slot, slot]]);
  stored.push({ at: slot, counts: [] });
  const sampleAt = await historyAt({ from, now: slot + 3_000 });
  expect([sampleAt(slot), sampleAt(slot - slotMs)]).toEqual([stored[1], stored[0]]);
  await historyAt({ from, now: slot + 4_000 });
  expect(read).toHaveLength(12);
});

test("two pages with other hours do not push each other out, and the next ten minutes begin anew", async () => {
  const { read, historyAt } = historyOf([{ at: slot, counts: [] }]);
  const other = from + 3_600_000;
  for (const begins of [from, other, from, other]) await historyAt({ from: begins, now: slot });
  expect(read).toHaveLength(20);
  await historyAt({ from, now: slot + slotMs });
  expect(read).toHaveLength(30);
});
