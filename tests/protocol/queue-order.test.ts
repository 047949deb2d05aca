import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConversationId, type Priority, priorities } from "../../protocol/conversation.ts";
import { queueOrder, queueOrderBy, turnOf, usualHeadStartMs } from "../../protocol/queue-order.ts";

type Entry = readonly [id: string, priority: Priority, waitingSince: number | undefined];

const entry = ([id, priority, waitingSince]: Entry) => ({
  id: id as ConversationId,
  priority,
  waitingSince,
});

/** In the order in which they are served, and no key follows another one. */
const minute = 60_000;
const served: readonly Entry[] = [
  ["g", "high", undefined],
  ["c", "urgent", 59 * minute],
  ["i", "normal", 0],
  ["a", "urgent", 61 * minute],
  ["f", "high", 32 * minute],
  ["b", "high", 33 * minute],
  ["e", "normal", 5 * minute],
  ["d", "normal", 6 * minute],
  ["h", "normal", 6 * minute],
];

test("a level of priority is worth half an hour of waiting, so that nobody starves", () => {
  const entries = served.map(entry);
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (mixed) => {
      expect([...mixed].sort(queueOrder)).toEqual(entries);
    }),
  );
});

test("another head start is another order, and one that is stored counts", () => {
  const [plain, high] = [entry(["p", "normal", 0]), entry(["h", "high", 20 * minute])];
  const stored = (headStartMs: number) =>
    [plain, high]
      .map((one) => ({ ...one, turnAt: turnOf(one, headStartMs) }))
      .sort(queueOrder)
      .map(({ id }) => id);
  expect([stored(21 * minute), stored(19 * minute)]).toEqual([
    ["h", "p"],
    ["p", "h"],
  ]);
});

test("times as the console has them give the same order as times as the server has them", () => {
  const waiting = fc.record({
    id: fc.string({ minLength: 1, maxLength: 2 }).map((id) => id as ConversationId),
    priority: fc.constantFrom(...priorities),
    waitingSince: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 11) }),
  });
  const asRow = ({ waitingSince, ...rest }: { waitingSince: number }) => ({
    ...(rest as { id: ConversationId; priority: Priority }),
    waitingSince: new Date(waitingSince).toISOString(),
  });
  fc.assert(
    fc.property(waiting, waiting, (one, other) => {
      expect(queueOrderBy(usualHeadStartMs)(asRow(one), asRow(other))).toBe(queueOrder(one, other));
    }),
  );
});
