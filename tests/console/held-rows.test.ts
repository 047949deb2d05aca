import { expect, test } from "vitest";
import { liveRows, tabStopIn } from "../../console/models/held-rows.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { row } from "./rows.ts";

test("the Tab key reaches the preferred row, or the first where that one is not shown", () => {
  const rows = liveRows([row("a"), row("b")]);
  expect(tabStopIn(rows, "b" as ConversationId)).toBe("b");
  expect(tabStopIn(rows, "gone" as ConversationId)).toBe("a");
  expect(tabStopIn(rows, undefined)).toBe("a");
  expect(tabStopIn(liveRows([]), undefined)).toBeUndefined();
});
