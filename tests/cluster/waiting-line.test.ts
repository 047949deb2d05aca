import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConversationId, priorities } from "../../protocol/conversation.ts";
import { queueOrder } from "../../protocol/queue-order.ts";
import { createWaitingLine } from "../../server/cluster/waiting-line.ts";
import type { ConversationRecord } from "../../server/domain/records.ts";
import type { DomainEvent } from "../../server/ports/cluster.ts";
import { aConversation } from "../support/builders.ts";

const idOf = (number: number) => `c${number}` as ConversationId;

const states = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 8 }).map(idOf),
    status: fc.constantFrom("queued", "queued", "assigned", "bot"),
    priority: fc.constantFrom(...priorities),
    // Few of each, so that ties are common.
    waitingSince: fc.constantFrom(undefined, 5, 10),
    turnAt: fc.constantFrom(undefined, 5, -1_800_000),
    team: fc.constantFrom(undefined, "en", "cards"),
  }),
  { maxLength: 40 },
);

const changedTo = (conversation: ConversationRecord): DomainEvent => ({
  kind: "passing",
  event: {
    type: "priority.changed",
    conversationId: conversation.id,
    priority: conversation.priority,
  },
  conversation,
});

/** The store as it is after these changes, read in pages. */
function storeOf(changes: readonly ConversationRecord[]) {
  const latest = new Map(changes.map((one) => [one.id, one]));
  return {
    waiting: (after: string, limit: number) =>
      [...latest.values()]
        .filter(({ status, id }) => status === "queued" && id > after)
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .slice(0, limit),
    inOrder: () =>
      [...latest.values()].filter(({ status }) => status === "queued").sort(queueOrder),
  };
}

test("after any changes the line is the queue in its order, and each place one more than those before it", () => {
  fc.assert(
    fc.property(states, (parts) => {
      const changes = parts.map((one) => aConversation(one));
      const line = createWaitingLine({ waiting: () => [] });
      for (const one of changes) line.note([changedTo(one)]);
      const queue = storeOf(changes).inOrder();
      expect(line.slice(0, 99).map(({ id }) => id)).toEqual(queue.map(({ id }) => id));
      expect(line.length).toBe(queue.length);
      for (const [index, one] of queue.entries()) {
        expect([line.ahead(one), line.has(one.id)]).toEqual([index, true]);
        const before = queue.slice(0, index).filter(({ team }) => team !== "cards");
        expect(line.ahead(one, (team) => team !== "cards")).toBe(before.length);
      }
    }),
  );
});

test("what was missed is put right by reading the store, whatever the line was", async () => {
  const property = fc.asyncProperty(states, states, async (heard, missed) => {
    const [before, after] = [heard, missed].map((list) => list.map((one) => aConversation(one)));
    const store = storeOf([...(before ?? []), ...(after ?? [])]);
    const line = createWaitingLine(store);
    for (const one of before ?? []) line.note([changedTo(one)]);
    await line.refresh();
    expect(line.slice(0, 99).map(({ id }) => id)).toEqual(store.inOrder().map(({ id }) => id));
  });
  await fc.assert(property);
});

test("what is changed while the store is read is newer than what was read", async () => {
  const [came, left] = [
    aConversation({ id: idOf(1) }),
    aConversation({ id: idOf(2), status: "queued" }),
  ];
  const pages: (() => void)[] = [];
  const line = createWaitingLine({
    waiting: () => new Promise((resolve) => pages.push(() => resolve([left]))),
  });
  const read = line.refresh();
  line.note([changedTo({ ...came, status: "queued" }), changedTo({ ...left, status: "assigned" })]);
  pages[0]?.();
  await read;
  expect(line.slice(0, 9).map(({ id }) => id)).toEqual([came.id]);
});
