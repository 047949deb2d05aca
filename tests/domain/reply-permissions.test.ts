import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { maySaveReply, mayUseReplies } from "../../server/domain/reply-permissions.ts";
import { anAgent } from "../support/builders.ts";

const bo = anAgent().id;
const cy = "cy" as AgentId;

test.each([
  ["agent", [true, true, false, false]],
  ["supervisor", [true, true, false, true]],
  ["admin", [true, true, false, true]],
  ["editor", [false, false, false, false]],
] as const)("an %s may use replies, save their own, another's, everybody's: %j", (role, may) => {
  const agent = anAgent({ role });
  const saves = [bo, cy, undefined].map((owner) => maySaveReply(agent, owner));
  expect([mayUseReplies(agent), ...saves]).toEqual(may);
  const disabled = { ...agent, disabled: true };
  const none = [bo, cy, undefined].map((owner) => maySaveReply(disabled, owner));
  expect([mayUseReplies(disabled), ...none]).toEqual([false, false, false, false]);
});
