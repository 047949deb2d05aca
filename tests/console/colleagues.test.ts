import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { type ColleagueSeen, createColleagues } from "../../console/models/colleagues.ts";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Attention } from "../../protocol/desk.ts";
import type { ConnectionState } from "../../ui/connection.ts";
import { bo } from "./rows.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const alice = "alice" as ConversationId;
const opened = (id: string, text = "") => ({
  id: id as ConversationId,
  reply: { text: signal(text) } as never,
});

function deskOf() {
  const told: string[] = [];
  const call = (async (_name: string, look: { conversationId: string; doing: string }) => {
    told.push(`${look.conversationId} ${look.doing}`);
    return {};
  }) as unknown as AgentCall;
  const current = signal<ReturnType<typeof opened> | null>(null);
  const state = signal<ConnectionState>("online");
  const colleagues = createColleagues({ call, me: () => bo, current, state });
  const sees = (name: string, doing: Attention, conversationId = alice) => {
    const seen: ColleagueSeen = {
      type: "colleague.seen",
      conversationId,
      agent: { id: name as AgentId, name },
      doing,
    };
    colleagues.apply(seen);
  };
  return { told, current, state, colleagues, sees };
}

test("colleagues get it when a conversation is opened, written in and left, and again while it lasts", () => {
  const { told, current, colleagues } = deskOf();
  const conversation = opened("alice");
  current.value = conversation;
  expect(told).toEqual(["alice reads"]);
  const { text } = conversation.reply as { text: { value: string } };
  text.value = "您";
  text.value = "您好";
  expect(told).toEqual(["alice reads", "alice writes"]);
  vi.advanceTimersByTime(12_000);
  expect(told.at(-1)).toBe("alice reads");
  vi.advanceTimersByTime(20_000);
  expect(told.length).toBe(4);
  current.value = opened("ben");
  expect(told.slice(4)).toEqual(["alice left", "ben reads"]);
  colleagues.close();
});

test("a draft that was there when the conversation was opened is not being written", () => {
  const { told, current, colleagues } = deskOf();
  current.value = opened("alice", "草稿");
  expect(told).toEqual(["alice reads"]);
  colleagues.close();
});

test("colleagues are shown in the conversation that they have open, until they leave or are not heard of", () => {
  const { told, current, colleagues, sees } = deskOf();
  current.value = opened("alice");
  sees("cy", "writes");
  // Cy has just come, and hears of this one.
  expect(told).toEqual(["alice reads", "alice reads"]);
  sees("cy", "writes");
  expect(told).toHaveLength(2);
  sees("dan", "reads", "ben" as ConversationId);
  sees("bo", "reads");
  expect(colleagues.here.value.map(({ name, writes }) => [name, writes])).toEqual([["cy", true]]);
  sees("cy", "left");
  expect(colleagues.here.value).toEqual([]);
  sees("cy", "reads");
  vi.advanceTimersByTime(60_000);
  expect(colleagues.here.value).toEqual([]);
  colleagues.close();
});
