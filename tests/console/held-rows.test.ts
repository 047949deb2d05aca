import { expect, test } from "vitest";
import { tabStopIn, unheldRows } from "../../console/models/held-rows.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { row } from "./rows.ts";

test("the Tab key reaches the preferred row, or the first where that one is not shown", () => {
  const rows = unheldRows([row("a"), row("b")]);
  expect(tabStopIn(rows, "b" as ConversationId)).toBe("b");
  expect(tabStopIn(rows, "gone" as ConversationId)).toBe("a");
  expect(tabStopIn(rows, undefined)).toBe("a");
  expect(tabStopIn(unheldRows([]), undefined)).toBeUndefined();
});
