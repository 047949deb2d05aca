import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import { applyEvent } from "../../protocol/apply-event.ts";
import type { AgentId, Conversation, ConversationId } from "../../protocol/conversation.ts";
import type { ConversationChange, KeptEvent, PassingEvent } from "../../protocol/events.ts";
import { aMessage } from "../support/builders.ts";

const conversationId = "c1" as ConversationId;
const agentBo = { id: "bo" as AgentId, name: "Bo" };
const place = {
  position: 2,
  estimatedWaitSeconds: 240,
  available: false,
  opensAt: "2026-11-22T01:00:00.000Z",
  timeZone: "Asia/Shanghai",
};

/** A view that has applied everything up to `lastSeq`. */
const view = (parts: Partial<Conversation> = {}): Conversation => ({
  id: conversationId,
  status: "bot",
  priority: "normal",
  messages: [aMessage(1), aMessage(2)],
  lastSeq: 2,
  readSeq: 0,
  agentReadSeq: 0,
  createdAt: "2026-11-21T08:00:00.000Z",
  ...parts,
});

const posted = (seq: number): KeptEvent => ({
  type: "message.posted",
  conversationId,
  seq,
  message: aMessage(seq),
});
const changed = (change: ConversationChange): KeptEvent => ({
  ...posted(3),
  type: "conversation.changed",
  change,
});
const applied = (event: KeptEvent | PassingEvent, before = view()) => {
  const after = applyEvent(before, event);
  if (after === "gap") throw new Error("There is a gap.");
  return after;
};

describe("a kept event", () => {
  test("adds its message and its seq", () => {
    expect(applied(posted(3))).toEqual(
      view({ messages: [aMessage(1), aMessage(2), aMessage(3)], lastSeq: 3 }),
    );
  });

  test("that was applied before leaves the view as it is", () => {
    const before = view();
    expect(applied(posted(2), before)).toBe(before);
  });

  test("of another conversation leaves the view as it is", () => {
    const before = view();
    const other = { ...posted(9), conversationId: "c2" as ConversationId };
    expect(applied(other, before)).toBe(before);
  });

  test("that does not follow the last one is a gap", () => {
    expect(applyEvent(view(), posted(4))).toBe("gap");
  });

  test("that redacts takes the content of the earlier message away", () => {
    const event: KeptEvent = { ...posted(3), type: "message.redacted", redactedSeqs: [1] };
    expect(applied(event).messages.map(({ body }) => body.kind)).toEqual([
      "redacted",
      "text",
      "text",
    ]);
  });

  test("asks a survey, and fills it", () => {
    const asked = applied({ ...posted(3), type: "survey.asked" });
    expect(asked.survey).toEqual({});
    const answered: KeptEvent = { ...posted(4), type: "survey.answered", survey: { score: 5 } };
    expect(applied(answered, asked).survey).toEqual({ score: 5 });
  });

  test("that reopens takes an answered survey away, and leaves an open one", () => {
    const reopened = changed({ status: "bot" });
    const resolved = (survey: object) => view({ status: "resolved", survey });
    expect(applied(reopened, resolved({ score: 5 })).survey).toBeUndefined();
    expect(applied(reopened, resolved({})).survey).toEqual({});
  });
});

describe("a change", () => {
  const assigned = view({ status: "assigned", agent: agentBo, topic: "支付", queue: place });

  test("sets the parts that it names and leaves the others", () => {
    const event = changed({ status: "queued", priority: "high", topic: undefined });
    expect(applied(event, assigned)).toMatchObject({
      status: "queued",
      priority: "high",
      topic: "支付",
      agent: agentBo,
      queue: place,
    });
  });

  test("removes the parts that are null", () => {
    const event = changed({ agent: null, queue: null, topic: null, resolvedAt: null });
    const { agent, queue, topic, resolvedAt } = applied(event, assigned);
    expect([agent, queue, topic, resolvedAt]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("a passing event", () => {
  const moved: PassingEvent = { type: "queue.moved", conversationId, ...place };

  test("takes no seq", () => {
    expect(applied(moved, view({ status: "queued" })).lastSeq).toBe(2);
  });

  test("sets the place of who waits, and of nobody else", () => {
    expect(applied(moved, view({ status: "queued" })).queue).toEqual(place);
    for (const status of ["bot", "assigned", "resolved"] as const) {
      expect(applied(moved, view({ status })).queue).toBeUndefined();
    }
  });

  test.each([
    ["customer", "readSeq"],
    ["agent", "agentReadSeq"],
  ] as const)("of what the %s has read never goes back", (by, part) => {
    const read = (seq: number): PassingEvent => ({ type: "message.read", conversationId, by, seq });
    const once = applied(read(2));
    expect(once).toEqual(view({ [part]: 2 }));
    expect(applied(read(1), once)).toEqual(once);
  });

  test("sets the priority", () => {
    const event: PassingEvent = { type: "priority.changed", conversationId, priority: "urgent" };
    expect(applied(event)).toEqual(view({ priority: "urgent" }));
  });

  test.each<PassingEvent>([
    { type: "typing", conversationId, by: "agent", on: true },
    { type: "announcement.changed", id: "a1" as AnnouncementId },
    { type: "ticket.changed", number: "PD-1" },
  ])("$type leaves the view as it is", (event) => {
    const before = view();
    expect(applied(event, before)).toBe(before);
  });
});

test("events that arrive twice or late give the same view, once the gaps are filled", () => {
  const events = Array.from({ length: 8 }, (_, index) => posted(index + 3));
  const inOrder = events.reduce((before, event) => applied(event, before), view());
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (arriving) => {
      let current = view();
      for (const event of [...arriving, ...events]) {
        const next = applyEvent(current, event);
        if (next !== "gap") current = next;
      }
      expect(current).toEqual(inOrder);
    }),
  );
});
