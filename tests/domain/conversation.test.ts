import { describe, expect, test } from "vitest";
import { conversationStatuses } from "../../protocol/conversation.ts";
import {
  assign,
  continues,
  giveBack,
  isReplyOverdue,
  queueUp,
  replyDue,
  type Step,
  standingOf,
  statusAfter,
} from "../../server/domain/conversation.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { aConversation, anAgent, at } from "../support/builders.ts";

const clock = { now: at, rules: { firstReply: 100, nextReply: 500 } };

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
  const queued = {
    ...aConversation(),
    ...queueUp(aConversation(), { urgency: "high", available: true }, at).patch,
  };

  test("asking for a human keeps the more pressing priority", () => {
    expect(queued).toMatchObject({ status: "queued", priority: "high", waitingSince: at });
    const urgent = aConversation({ priority: "urgent" });
    expect(queueUp(urgent, { urgency: "normal", available: true }, at).patch.priority).toBe(
      "urgent",
    );
  });

  test("with nobody on duty the notice says so", () => {
    expect(queueUp(aConversation(), { urgency: "normal", available: false }, at).notice).toBe(
      "no_agent",
    );
  });

  test("a return to the queue keeps it", () => {
    const assigned = aConversation({ status: "assigned", agentId: anAgent().id, waitingSince: at });
    expect(giveBack(assigned).patch).toEqual({
      status: "queued",
      agentId: undefined,
      replyDueAt: undefined,
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
