import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Conversation, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { showAfterMs } from "../../widget/models/answer-wait.ts";
import { createChat } from "../../widget/models/chat.ts";
import type { ChatOptions } from "../../widget/models/chat-options.ts";
import { transfer } from "../support/wallet.ts";
import { conversation, message, posted } from "../ui/builders.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A chat whose server takes every message, as the next one of the conversation. */
function chatIn(
  view: Conversation | null,
  localStore = createLocalStore("test:", memoryStorage()),
  mayBeSent: ChatOptions["mayBeSent"] = () => true,
) {
  const calls: string[] = [];
  let seq = view?.lastSeq ?? 0;
  const answer = async (name: string) => {
    calls.push(name);
    if (name === "message:send") seq += 1;
    return name === "message:send" ? { message: message(seq) } : {};
  };
  const chat = createChat({
    call: answer as unknown as ChatOptions["call"],
    localStore,
    mayBeSent,
    locale: () => "zh-CN",
    onSecret: () => undefined,
  });
  chat.start(sessionWith(view));
  return { chat, calls };
}

function sessionWith(view: Conversation | null): CustomerSession {
  const customer = { id: "k1" as CustomerId, verified: false };
  return { customer, conversation: view, epoch: "e" } as unknown as CustomerSession;
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

describe("a message that the host page stops", () => {
  test.each([
    ["at once", () => false],
    ["later, from a frame", async () => false],
  ])("%s stays in the field, and is said to be there", async (_, mayBeSent) => {
    const { chat, calls } = chatIn(conversation(1), undefined, mayBeSent);
    await vi.advanceTimersByTimeAsync(0);
    chat.send("我的卡号");
    await vi.advanceTimersByTimeAsync(0);
    expect([chat.draft.value, chat.problem.value]).toEqual(["我的卡号", "vetoed"]);
    expect(chat.pending.value).toEqual([]);
    expect(calls).not.toContain("message:send");
    chat.close();
  });

  test("does not take the place of what the customer writes meanwhile", () => {
    const { chat } = chatIn(conversation(1), undefined, () => false);
    chat.draft.value = "写到一半";
    chat.send("怎么提现");
    expect(chat.draft.value).toBe("写到一半");
    chat.close();
  });

  test("is forgotten with the next one, which may be sent", async () => {
    const { chat, calls } = chatIn(conversation(1), undefined, (text) => text === "好的");
    await vi.advanceTimersByTimeAsync(0);
    chat.send("不行");
    chat.send("好的");
    await vi.advanceTimersByTimeAsync(0);
    expect(chat.problem.value).toBeUndefined();
    expect(calls).toContain("message:send");
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

const later = "2026-11-21T09:12:00.000Z";

describe("what is new", () => {
  const agent = { kind: "agent", id: "bo", name: "Bo" } as const;
  const view = conversation(3, {
    messages: [message(1), message(2, { author: agent }), message(3, { author: agent })],
    readSeq: 2,
    lastSeq: 3,
  });

  test("begins after what was read when the customer came, and stays there while they read", () => {
    const { chat } = chatIn(view);
    chat.enter();
    chat.markRead();
    expect(chat.newAfterSeq.value).toBe(2);
    expect(chat.unread.value).toBe(0);
    chat.enter();
    expect(chat.newAfterSeq.value).toBeUndefined();
    chat.close();
  });

  test("counts what the wallet wants to have checked, and no notice", () => {
    const system = { kind: "system" } as const;
    const check = message(2, {
      author: system,
      body: { kind: "check", question: "was-this-you", transaction: transfer, expiresAt: later },
    });
    const notice = message(3, {
      author: system,
      body: { kind: "notice", code: "queued", text: "" },
    });
    const { chat } = chatIn(
      conversation(3, { messages: [message(1), check, notice], readSeq: 1, lastSeq: 3 }),
    );
    expect(chat.unread.value).toBe(1);
    chat.close();
  });

  test("is found, too, when the conversation comes after the customer", () => {
    const { chat } = chatIn(null);
    chat.enter();
    chat.start(sessionWith(view));
    expect(chat.newAfterSeq.value).toBe(2);
    chat.close();
  });
});

describe("a draft", () => {
  test("is there again after a reload, in its conversation", () => {
    const localStore = createLocalStore("test:", memoryStorage());
    const { chat } = chatIn(conversation(1), localStore);
    chat.draft.value = "写到一半";
    chat.close();
    expect(chatIn(conversation(1), localStore).chat.draft.value).toBe("写到一半");
    const other = conversation(1, { id: "c2" as ConversationId });
    expect(chatIn(other, localStore).chat.draft.value).toBe("");
  });

  test("of before the first word belongs to the conversation that begins", () => {
    const localStore = createLocalStore("test:", memoryStorage());
    const { chat } = chatIn(null, localStore);
    chat.draft.value = "还有";
    chat.apply(posted(1));
    expect(localStore.keys("draft:")).toEqual(["draft:c1"]);
    chat.close();
  });

  test("is nowhere any more once the customer has signed out", () => {
    const localStore = createLocalStore("test:", memoryStorage());
    const { chat } = chatIn(conversation(1), localStore);
    chat.draft.value = "写到一半";
    expect(localStore.keys("draft:")).toEqual(["draft:c1"]);
    chat.logout();
    expect([chat.draft.value, ...localStore.keys("draft:")]).toEqual([""]);
    chat.close();
  });
});
