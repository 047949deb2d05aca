import { describe, expect, test } from "vitest";
import { conversationStatuses } from "../../protocol/conversation.ts";
import {
  assign,
  continues,
  giveBack,
  isIdle,
  queueUp,
  type Step,
  statusAfter,
} from "../../server/domain/conversation.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { aConversation, anAgent, at } from "../support/builders.ts";

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
    expect(giveBack(assigned).patch).toEqual({ status: "queued", agentId: undefined });
    expect(assign(aConversation({ status: "queued" }), anAgent().id, at).patch).not.toHaveProperty(
      "waitingSince",
    );
  });
});

test.each([
  ["with the bot, quiet", aConversation(), undefined, at + 1, true],
  [
    "with the bot, and somebody spoke since",
    aConversation({ lastAt: at + 5 }),
    undefined,
    at + 1,
    false,
  ],
  ["after the agent's word", aConversation({ status: "assigned" }), "agent", at + 1, true],
  [
    "waiting for the agent's word",
    aConversation({ status: "assigned" }),
    "customer",
    at + 1,
    false,
  ],
  ["in the queue", aConversation({ status: "queued" }), "customer", at + 1, false],
] as const)("a customer %s is idle: %#", (_, conversation, speaker, before, idle) => {
  expect(isIdle(conversation, speaker, before)).toBe(idle);
});

test("a resolved conversation goes on for a week", () => {
  const resolved = aConversation({ status: "resolved", resolvedAt: at });
  const days = (count: number) => at + count * 86_400_000;
  expect([continues(resolved, days(7)), continues(resolved, days(8))]).toEqual([true, false]);
});
