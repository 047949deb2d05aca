import { describe, expect, test } from "vitest";
import { conversationStatuses } from "../../protocol/conversation.ts";
import {
  assign,
  continues,
  giveBack,
  isReplyOverdue,
  replyDue,
  type Step,
  statusAfter,
} from "../../server/domain/conversation.ts";
import { patched } from "../../server/domain/conversation-record.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { movedTurn, queueUp, raised, standingOf } from "../../server/domain/turns.ts";
import { aConversation, anAgent, at } from "../support/builders.ts";

const clock = { now: at, rules: { firstReply: 100, nextReply: 500, headStart: 60_000 } };

const steps: readonly Step[] = [
  "ask-for-agent",
  "cancel",
  "assign",
  "transfer",
  "release",
  "resolve",
  "reopen",
];

test("every step of every status is allowed or refused as written here", () => {
  const table = conversationStatuses.map((status) =>
    [status, ...steps.map((step) => outcome(() => statusAfter(status, step)))].join(" "),
  );
  expect(table).toEqual([
    "bot queued -invalid -invalid -invalid -invalid resolved -invalid",
    "queued -invalid bot assigned -invalid -invalid resolved -invalid",
    "assigned -already_taken -already_taken -already_taken assigned queued resolved -already_taken",
    "resolved -closed -closed -closed -closed -closed -closed bot",
  ]);
});

const outcome = (step: () => string) => {
  try {
    return step();
  } catch (error) {
    return error instanceof Refusal ? `-${error.code}` : String(error);
  }
};

describe("the place in the queue", () => {
  const queued = patched(
    aConversation(),
    queueUp(aConversation(), { urgency: "high", available: true }, clock).patch,
  );

  test("asking for a human keeps the more pressing priority", () => {
    expect(queued).toMatchObject({ status: "queued", priority: "high", waitingSince: at });
    expect(queued.turnAt).toBe(at - 60_000);
    const urgent = aConversation({ priority: "urgent" });
    expect(queueUp(urgent, { urgency: "normal", available: true }, clock).patch.priority).toBe(
      "urgent",
    );
  });

  test("with nobody on duty the notice says so", () => {
    expect(queueUp(aConversation(), { urgency: "normal", available: false }, clock).notice).toBe(
      "no_agent",
    );
  });

  test("whoever becomes more pressing has the head start of that level", () => {
    expect(raised(queued, "urgent", clock.rules)).toEqual({
      priority: "urgent",
      turnAt: at - 120_000,
    });
    expect(raised(aConversation(), "urgent", clock.rules).turnAt).toBeUndefined();
  });

  test("another rule moves who waits; a turn that no version stored is as it is usual", () => {
    expect(movedTurn(queued, clock.rules)).toBeUndefined();
    expect(movedTurn(queued, { headStart: 30_000 })).toBe(at - 30_000);
    const older = { ...queued, turnAt: undefined };
    expect(movedTurn(older, { headStart: 1_800_000 })).toBeUndefined();
    expect(movedTurn(older, clock.rules)).toBe(at - 60_000);
  });

  test("a return to the queue keeps it", () => {
    const assigned = aConversation({ status: "assigned", agentId: anAgent().id, waitingSince: at });
    expect(giveBack(assigned, clock.rules).patch).toEqual({
      status: "queued",
      agentId: undefined,
      replyDueAt: undefined,
      turnAt: at,
      avoidAgentId: anAgent().id,
    });
    const taken = assign(aConversation({ status: "queued" }), anAgent().id, clock);
    expect(taken.patch).not.toHaveProperty("waitingSince");
  });
});

test("a resolved conversation goes on for a week", () => {
  const resolved = aConversation({ status: "resolved", resolvedAt: at });
  const days = (count: number) => at + count * 86_400_000;
  expect([continues(resolved, days(7)), continues(resolved, days(8))]).toEqual([true, false]);
});

describe("the agent owes an answer", () => {
  const held = aConversation({ status: "assigned", agentId: anAgent().id });

  test("from the moment at which they take the customer", () => {
    const taken = assign(aConversation({ status: "queued" }), anAgent().id, clock);
    expect(taken.patch.replyDueAt).toBe(at + 100);
  });

  test("from the customer's first word that is unanswered, not from the last one", () => {
    expect(replyDue(held, clock)).toBe(at + 500);
    expect(replyDue({ ...held, replyDueAt: at + 7 }, clock)).toBeUndefined();
    expect(replyDue(aConversation({ status: "queued" }), clock)).toBeUndefined();
  });

  test.each([
    ["not yet", { ...held, replyDueAt: at + 1 }, false],
    ["now", { ...held, replyDueAt: at }, true],
    ["never, with nothing to answer", held, false],
    ["never in the queue", aConversation({ status: "queued", replyDueAt: at }), false],
  ])("%s", (_, conversation, isOverdue) => {
    expect(isReplyOverdue(conversation, at)).toBe(isOverdue);
  });
});

test.each([
  ["gold", false, "high"],
  ["silver", false, "normal"],
  [undefined, false, "normal"],
  ["silver", true, "high"],
  [undefined, true, "high"],
] as const)(
  "a customer of tier %s (a promise broken: %s) waits as %s",
  (tier, hasBrokenPromise, priority) => {
    expect(standingOf({ tier, hasBrokenPromise }, { raisedTiers: ["gold"] })).toBe(priority);
  },
);
