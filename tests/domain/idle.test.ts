import { describe, expect, test } from "vitest";
import { idleStep } from "../../server/domain/idle.ts";
import { aConversation } from "../support/builders.ts";

const at = Date.UTC(2026, 10, 21, 8);

describe("of a conversation in which the customer does not answer", () => {
  const minutes = (count: number) => at + count * 60_000;
  const quiet = (speaker?: "agent" | "customer", announcedAt?: number) => ({
    at,
    speaker,
    announcedAt,
  });
  const withAgent = aConversation({ status: "assigned" });

  test.each([
    ["with the bot, for an hour", aConversation(), quiet(), 60, undefined],
    ["with the bot, for longer", aConversation(), quiet(), 60.1, "close"],
    ["after the agent's word, for 58 minutes", withAgent, quiet("agent"), 58, undefined],
    ["after the agent's word, for 59 minutes", withAgent, quiet("agent"), 59, "announce"],
    ["once it was announced", withAgent, quiet("agent", minutes(59)), 59.9, undefined],
    ["a minute after it was announced", withAgent, quiet("agent", minutes(59)), 60.1, "close"],
    ["after a late announcement", withAgent, quiet("agent", minutes(90)), 90.5, undefined],
    ["waiting for the agent's word", withAgent, quiet("customer"), 600, undefined],
    ["in the queue", aConversation({ status: "queued" }), quiet("customer"), 600, undefined],
  ] as const)("%s", (_, conversation, word, passed, step) => {
    expect(idleStep(conversation, word, minutes(passed))).toBe(step);
  });
});
