import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConversationId, type Priority, priorities } from "../../protocol/conversation.ts";
import { queueOrder } from "../../protocol/queue-order.ts";

type Entry = readonly [id: string, priority: Priority, waitingSince: number | undefined];

const entry = ([id, priority, waitingSince]: Entry) => ({
  id: id as ConversationId,
  priority,
  waitingSince,
});

/** In the order in which they are served. The more pressing ones came later, and no key follows another one. */
const served: readonly Entry[] = [
  ["c", "urgent", 7],
  ["a", "urgent", 8],
  ["g", "high", undefined],
  ["f", "high", 5],
  ["b", "high", 6],
  ["e", "normal", 1],
  ["d", "normal", 2],
  ["h", "normal", 2],
];

test("the most pressing goes first, then who has waited longest, then the smaller id", () => {
  const entries = served.map(entry);
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (mixed) => {
      expect([...mixed].sort(queueOrder)).toEqual(entries);
    }),
  );
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
      expect(queueOrder(asRow(one), asRow(other))).toBe(queueOrder(one, other));
    }),
  );
});
