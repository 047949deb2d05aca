import { describe, expect, test } from "vitest";
import { type AlertContext, alertFor } from "../../console/models/alerts.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { bo, cy, heldBy, row } from "./rows.ts";

const context: AlertContext = { me: bo, available: true, taken: new Set() };
const mine = row("a", heldBy(bo));

describe("a customer who enters the queue", () => {
  test("alerts an agent on duty once", () => {
    expect(alertFor(undefined, row("a"), context)).toBe("queue");
    expect(alertFor(row("a"), row("a", { lastSeq: 2 }), context)).toBeUndefined();
  });

  test("alerts again when the customer is back in the queue", () => {
    expect(alertFor(row("a", heldBy(cy)), row("a"), context)).toBe("queue");
  });

  test("does not alert an agent off duty", () => {
    expect(alertFor(undefined, row("a"), { ...context, available: false })).toBeUndefined();
  });
});

describe("a message", () => {
  test("alerts the agent who has the conversation", () => {
    expect(alertFor(mine, { ...mine, unread: 1 }, context)).toBe("message");
  });

  test("does not alert for the open conversation, or for another agent's", () => {
    const watching = "a" as ConversationId;
    expect(alertFor(mine, { ...mine, unread: 1 }, { ...context, watching })).toBeUndefined();
    const theirs = row("a", heldBy(cy));
    expect(alertFor(theirs, { ...theirs, unread: 1 }, context)).toBeUndefined();
  });
});

describe("a conversation that becomes mine", () => {
  test("alerts when a colleague hands it over", () => {
    expect(alertFor(row("a", heldBy(cy)), mine, context)).toBe("handed-over");
  });

  test("does not alert when I have just taken it", () => {
    const taken = new Set(["a" as ConversationId]);
    expect(alertFor(row("a"), mine, { ...context, taken })).toBeUndefined();
  });
});
