import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Conversation, CustomerId } from "../../protocol/conversation.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { showAfterMs } from "../../widget/models/answer-wait.ts";
import { type ChatOptions, createChat } from "../../widget/models/chat.ts";
import { conversation, message } from "../ui/builders.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A chat whose server takes every message, as the next one of the conversation. */
function chatIn(view: Conversation | null) {
  const calls: string[] = [];
  let seq = view?.lastSeq ?? 0;
  const answer = async (name: string) => {
    calls.push(name);
    if (name === "message:send") seq += 1;
    return name === "message:send" ? { message: message(seq) } : {};
  };
  const chat = createChat({
    call: answer as unknown as ChatOptions["call"],
    localStore: createLocalStore("test:", memoryStorage()),
    mayBeSent: () => true,
  });
  const customer = { id: "k1" as CustomerId, verified: false };
  const parts = { customer, conversation: view, epoch: "e" };
  chat.start(parts as unknown as Parameters<typeof chat.start>[0]);
  return { chat, calls };
}

const afterAcknowledgement = async () => {
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(showAfterMs);
};

async function awaitsAnswerIn(view: Conversation | null): Promise<boolean> {
  const { chat } = chatIn(view);
  await vi.advanceTimersByTimeAsync(0);
  chat.send("转账没到");
  await afterAcknowledgement();
  const shown = chat.awaitsAnswer.value;
  chat.close();
  return shown;
}

const question = message(1, {
  author: { kind: "bot" },
  body: { kind: "text", text: "When?", replies: [] },
});

describe("that the customer writes", () => {
  test.each(["bot", "queued", "assigned"] as const)("is said while %s", (status) => {
    const { chat, calls } = chatIn(conversation(1, { status }));
    chat.isWriting(true);
    expect(calls).toContain("typing");
    chat.close();
  });

  test("is not said before anything was", () => {
    const { chat, calls } = chatIn(null);
    chat.isWriting(true);
    expect(calls).toEqual([]);
    chat.close();
  });

  test("is said while the first message waits for its answer", () => {
    const { chat, calls } = chatIn(null);
    chat.send("转账");
    chat.isWriting(true);
    expect(calls).toContain("typing");
    chat.close();
  });
});

describe("an answer of the bot's is awaited", () => {
  test("with the bot, also after the very first message", async () => {
    expect(await awaitsAnswerIn(null)).toBe(true);
    expect(await awaitsAnswerIn(conversation(1))).toBe(true);
  });

  test("not with an agent", async () => {
    expect(await awaitsAnswerIn(conversation(1, { status: "assigned" }))).toBe(false);
  });

  test("in the queue after what the bot has asked, and otherwise not", async () => {
    expect(await awaitsAnswerIn(conversation(1, { status: "queued" }))).toBe(false);
    expect(await awaitsAnswerIn(conversation(1, { status: "queued", messages: [question] }))).toBe(
      true,
    );
  });

  test("until the customer signs out", async () => {
    const { chat } = chatIn(conversation(1));
    await vi.advanceTimersByTimeAsync(0);
    chat.send("转账没到");
    await afterAcknowledgement();
    expect(chat.awaitsAnswer.value).toBe(true);
    chat.logout();
    expect(chat.awaitsAnswer.value).toBe(false);
    chat.close();
  });
});
