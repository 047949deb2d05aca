import { expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { createCatchUp } from "../../server/cluster/catch-up.ts";
import type { MessageRecord } from "../../server/domain/records.ts";
import type { DomainEvent } from "../../server/ports/cluster.ts";
import { aConversation } from "../support/builders.ts";

const alice = "alice" as CustomerId;

/** A conversation of which this node hears nothing but by looking. */
function setUp() {
  const conversation = aConversation({ customerId: alice, status: "assigned" });
  const messages: MessageRecord[] = [];
  const delivered: DomainEvent[] = [];
  const moved: ConversationId[] = [];
  const changed: DomainEvent[] = [];
  const state = () => [{ ...conversation, lastSeq: messages.length }];
  const catchUp = createCatchUp({
    store: {
      statesOfCustomers: (ids) => (ids.includes(alice) ? state() : []),
      statesOf: () => [],
      statesHeldBy: () => [],
      messages: (_id, { after = 0, limit }) => messages.slice(after, after + limit),
    },
    audience: () => ({
      hears: () => true,
      customers: () => [alice],
      agents: () => [],
      opened: () => [],
    }),
    line: { refresh: async () => moved.splice(0) },
    missed: {
      heardAll: () => undefined,
      find: async () => changed.splice(0),
    },
    deliver(events) {
      delivered.push(...events);
      catchUp.note(events);
    },
  });
  return {
    catchUp,
    moved,
    changed,
    says(count = 1) {
      for (let one = 0; one < count; one += 1) {
        const seq = messages.length + 1;
        messages.push({
          seq,
          conversationId: conversation.id,
          event: { type: "message.posted" },
        } as never);
      }
    },
    kept: (seq: number): DomainEvent => ({
      kind: "kept",
      type: "message.posted",
      seq,
      conversation,
      message: messages[seq - 1],
    }),
    taken: () => delivered.splice(0).map((one) => (one.kind === "kept" ? one.seq : one.kind)),
  };
}

test("what no event has brought is delivered once, in order", async () => {
  const { catchUp, says, taken } = setUp();
  says(2);
  await catchUp.run({ isSure: true });
  // Whoever is connected has these from the handshake.
  expect(taken()).toEqual([]);
  says(3);
  await catchUp.run({ isSure: false });
  expect(taken()).toEqual([3, 4, 5]);
  await catchUp.run({ isSure: false });
  expect(taken()).toEqual([]);
});

test("what an event has brought is not delivered again, and what lies between is", async () => {
  const { catchUp, says, kept, taken } = setUp();
  says(1);
  await catchUp.run({ isSure: true });
  says(1);
  catchUp.note([kept(2)]);
  await catchUp.run({ isSure: true });
  expect(taken()).toEqual([]);
  says(2);
  catchUp.note([kept(4)]);
  await catchUp.run({ isSure: true });
  expect(taken()).toEqual([3, 4]);
});

test("of a conversation that is not known, in doubt the last message is delivered: a client fetches what it lacks", async () => {
  const { catchUp, says, taken } = setUp();
  says(7);
  await catchUp.run({ isSure: false });
  expect(taken()).toEqual([7]);
});

test("of whom the queue has moved the desk gets the row", async () => {
  const { catchUp, moved, taken } = setUp();
  moved.push("c" as ConversationId);
  await catchUp.run({ isSure: true });
  expect(taken()).toEqual(["desk"]);
});

test("what has changed in lists is looked for in doubt only", async () => {
  const { catchUp, changed, taken } = setUp();
  changed.push({ kind: "desk" });
  await catchUp.run({ isSure: true });
  expect(taken()).toEqual([]);
  await catchUp.run({ isSure: false });
  expect(taken()).toEqual(["desk"]);
});
