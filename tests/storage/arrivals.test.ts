import { expect, test } from "vitest";
import { createArrivals } from "../../server/storage/sqlite/arrivals.ts";
import type { Writer } from "../../server/storage/sqlite/writer.ts";
import { aConversation } from "../support/builders.ts";

const aWriter = () => {
  const statements: string[] = [];
  const writer = {
    get writes() {
      return statements.length;
    },
    run: (text: string) => statements.push(text),
  } as unknown as Writer;
  return { statements, writer };
};

test("a conversation is moved for others only once its own batch is durable, whichever end first", () => {
  const arrivals = createArrivals(aWriter().writer);
  const moved = aConversation({ lastSeq: 1 });
  const before = arrivals.endBatch();
  arrivals.move(moved);
  const own = arrivals.endBatch();

  before();
  expect(arrivals.movedBy(moved.id)).toBeUndefined();
  own();
  expect(arrivals.movedBy(moved.id)).toBe(moved);
});

test("messages are out of their places for others until the batch is durable that puts them there", async () => {
  const { statements, writer } = aWriter();
  const arrivals = createArrivals(writer);
  const moved = aConversation({ lastSeq: 1 });
  arrivals.move(moved);
  arrivals.endBatch()();

  await arrivals.settle(moved.id);
  const settled = arrivals.endBatch();
  const again = aConversation({ id: "d1" as never, lastSeq: 4 });
  arrivals.move(again);

  expect(statements.length).toBe(3);
  expect(arrivals.writes).toBe(3);
  expect([arrivals.movedBy(moved.id), arrivals.isBehind]).toEqual([moved, true]);
  settled();
  expect(arrivals.movedBy(moved.id)).toBeUndefined();
  expect(arrivals.isBehind).toBe(true);
});

test("what was undone is not believed, and what was durable before is until all is in place", () => {
  const arrivals = createArrivals(aWriter().writer);
  const [kept, undone] = [aConversation({ lastSeq: 1 }), aConversation({ lastSeq: 2 })];
  arrivals.move(kept);
  arrivals.endBatch()();
  arrivals.move(undone);
  arrivals.forget();

  expect(arrivals.movedBy(kept.id)).toBe(kept);
  arrivals.endBatch()();
  expect([arrivals.movedBy(kept.id), arrivals.isBehind]).toEqual([undefined, false]);
});
