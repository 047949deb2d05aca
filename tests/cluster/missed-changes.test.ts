import { expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketEntryKind, TicketNumber } from "../../protocol/ticket.ts";
import { createMissedChanges } from "../../server/cluster/missed-changes.ts";
import type { ConversationState } from "../../server/ports/node-store.ts";
import { aConversation } from "../support/builders.ts";

const minute = 60_000;

/** A store that other nodes write into, unheard. */
function setUp() {
  let now = 10 * minute;
  const states = new Map<ConversationId, ConversationState & { readonly at: number }>();
  const entries: { number: TicketNumber; at: number; kind: TicketEntryKind }[] = [];
  const missed = createMissedChanges({
    clock: { now: () => now },
    store: {
      statesSince: (at) => [...states.values()].filter((one) => one.at >= at),
      ticketsSince(at) {
        const changed = new Map(entries.map((one) => [one.number, one.at]));
        return [...changed]
          .filter(([, lastAt]) => lastAt >= at)
          .map(([number, lastAt]) => ({ number, customerId, lastAt }) as never);
      },
      announcementsSince: () => [],
      ticketEntries: (number) => entries.filter((one) => one.number === number) as never,
    },
  });
  return {
    missed,
    pass(ms: number) {
      now += ms;
    },
    stands(id: string, parts: Partial<ConversationState>) {
      const whole = aConversation({ id: id as ConversationId, ...parts });
      states.set(whole.id, { ...whole, at: now });
    },
    writes(number: string, kind: TicketEntryKind) {
      entries.push({ number: number as TicketNumber, at: now, kind });
    },
  };
}

const customerId = "alice" as CustomerId;

test("a row that another node has changed is sent once, and again when it changes again", async () => {
  const { missed, pass, stands } = setUp();
  stands("long ago", { status: "bot" });
  pass(minute);
  missed.heardAll();
  pass(minute);
  stands("a", { status: "assigned" });
  stands("b", { status: "resolved" });
  expect(await missed.find()).toEqual([
    { kind: "desk", conversationId: "a" },
    { kind: "desk", conversationId: "b" },
  ]);
  expect(await missed.find()).toEqual([]);
  // More was said: no list but the agent's own shows it.
  stands("a", { status: "assigned", lastSeq: 9 });
  expect(await missed.find()).toEqual([]);
  stands("a", { status: "resolved" });
  expect(await missed.find()).toEqual([{ kind: "desk", conversationId: "a" }]);
});

test("a ticket that another node has changed is sent once, to the customer where they may read what is new", async () => {
  const { missed, pass, writes } = setUp();
  writes("old", "filed");
  pass(minute);
  missed.heardAll();
  pass(minute);
  writes("t", "noted");
  const ofTicket = { kind: "ticket", number: "t", customerId };
  expect(await missed.find()).toEqual([{ ...ofTicket, isPublic: false, entries: ["noted"] }]);
  expect(await missed.find()).toEqual([]);
  pass(1_000);
  writes("t", "filed");
  expect(await missed.find()).toEqual([{ ...ofTicket, isPublic: true, entries: ["filed"] }]);
});

test("what was heard is not looked for again, but for what a clock that is behind may have written", async () => {
  const { missed, pass, stands } = setUp();
  stands("a", { status: "assigned" });
  pass(10_000);
  missed.heardAll();
  expect(await missed.find()).toHaveLength(1);
  pass(minute);
  missed.heardAll();
  expect(await missed.find()).toEqual([]);
});
