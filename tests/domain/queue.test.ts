import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConversationId, priorities } from "../../protocol/conversation.ts";
import { inOrder, placeAt, placeOf } from "../../server/domain/queue.ts";
import { aConversation, at } from "../support/builders.ts";

const waiting = fc
  .array(
    fc.record({
      priority: fc.constantFrom(...priorities),
      waitingSince: fc.integer({ min: at, max: at + 5 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map((parts, index) => aConversation({ ...parts, id: `c${index}` as ConversationId })),
  );

/** Who goes before whom, one by one. */
const before = (a: ReturnType<typeof aConversation>, b: typeof a) => {
  const [one, other] = [priorities.indexOf(a.priority), priorities.indexOf(b.priority)];
  if (one !== other) return one > other;
  if (a.waitingSince !== b.waitingSince) return (a.waitingSince ?? 0) < (b.waitingSince ?? 0);
  return a.id < b.id;
};

test("a place is one more than those who go before", () => {
  fc.assert(
    fc.property(waiting, (queue) => {
      for (const one of queue) {
        const ahead = queue.filter((other) => other !== one && before(other, one)).length;
        const place = placeOf(queue, one.id, { agentsAvailable: 1, recentWaits: [] });
        expect(place?.position).toBe(ahead + 1);
      }
      expect(inOrder(queue)).toHaveLength(queue.length);
    }),
  );
});

test.each([
  ["nothing known yet, one agent", 0, 1, [], 120],
  ["third in line, one agent", 2, 1, [], 360],
  ["third in line, three agents", 2, 3, [], 120],
  ["people waited a minute lately", 0, 1, [60, 50, 70], 60],
  ["people hardly waited lately", 0, 1, [1, 2, 3], 30],
  ["one waited an hour, the others did not", 0, 1, [60, 3_600, 60], 60],
])("the estimate, %s", (_, index, agentsAvailable, recentWaits, seconds) => {
  expect(placeAt(index, { agentsAvailable, recentWaits })).toEqual({
    position: index + 1,
    estimatedWaitSeconds: seconds,
    available: true,
  });
});

test("with nobody on duty there is a place and no promise", () => {
  expect(placeAt(0, { agentsAvailable: 0, recentWaits: [10] })).toEqual({
    position: 1,
    estimatedWaitSeconds: 0,
    available: false,
  });
});
