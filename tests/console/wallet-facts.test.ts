import { expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createWalletFacts } from "../../console/models/wallet-facts.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { Unreachable } from "../../ui/refusal.ts";

const id = "alice" as ConversationId;
const at = Date.parse("2026-11-21T10:31:00.000Z");

test("what the wallet says is read for the conversation, and when", async () => {
  const asked: unknown[] = [];
  const answer = { facts: [{ label: "可用", value: "¥12,406.35" }], transactions: [], failed: [] };
  const call = (async (...given: unknown[]) => {
    asked.push(given);
    return answer;
  }) as unknown as AgentCall;
  const wallet = createWalletFacts(call, id, () => at);
  expect(wallet.read.value).toBeNull();
  await wallet.load();
  expect(asked).toEqual([["customer:facts", { conversationId: id }]]);
  expect(wallet.read.value).toEqual({ ...answer, at: "2026-11-21T10:31:00.000Z" });
});

test("where nobody answers it says that nothing could be read, so that it can be tried again", async () => {
  const call = (async () => {
    throw new Unreachable("not connected");
  }) as unknown as AgentCall;
  const wallet = createWalletFacts(call, id, () => at);
  await wallet.load();
  expect(wallet.read.value?.failed).toEqual(["facts", "transactions"]);
});
