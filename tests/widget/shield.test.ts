import { signal } from "@preact/signals";
import { describe, expect, test, vi } from "vitest";
import { type Conversation, type Locale, locales } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { createSavedDraft } from "../../ui/saved-draft.ts";
import { createAttempts } from "../../widget/models/attempts.ts";
import type { ChatOptions } from "../../widget/models/chat-options.ts";
import { createShield } from "../../widget/models/shield.ts";
import { inspect } from "../../widget/shield/shield.ts";
import { shieldTexts } from "../../widget/shield/texts.ts";
import { conversation, message } from "../ui/builders.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";
const hash = "9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19";

function shieldIn(view: Conversation | null = null) {
  const draft = signal("");
  const kinds: SecretKind[] = [];
  const sent: string[] = [];
  const redacted: string[] = [];
  const { problem, attempt } = createAttempts();
  const call = async (_: string, { messageId }: { messageId: string }) => redacted.push(messageId);
  const shield = createShield({
    draft,
    view: signal(view),
    locale: () => "zh-CN",
    call: call as unknown as ChatOptions["call"],
    problem,
    attempt,
    onSecret: (kind) => kinds.push(kind),
  });
  const send = (text: string) => shield.pass(text, (passed) => sent.push(passed));
  return { shield, draft, kinds, sent, send, redacted };
}

const said = (seq: number, text: string) =>
  message(seq, {
    author: { kind: "customer" },
    at: new Date().toISOString(),
    body: { kind: "text", text },
  });

describe("a message", () => {
  test("without anything suspicious is sent at once", () => {
    const { send, sent, draft } = shieldIn();
    send("转账没到，怎么办");
    expect([sent, draft.value]).toEqual([["转账没到，怎么办"], ""]);
  });

  test("that only looks suspicious is sent a moment later", async () => {
    const { send, sent, draft, shield } = shieldIn();
    send("订单 20251128123456789012 没到账");
    expect(sent).toEqual([]);
    await vi.waitFor(() => expect(sent).toEqual(["订单 20251128123456789012 没到账"]));
    expect([draft.value, shield.stop.value]).toEqual(["", undefined]);
  });

  test("with a secret is stopped: it stands in the field again, and only its kind is told to the page", async () => {
    const { send, sent, draft, shield, kinds } = shieldIn();
    const text = `我的助记词是 ${seed} 帮我恢复`;
    send(text);
    await vi.waitFor(() => expect(shield.stop.value).toBeDefined());
    expect([draft.value, sent, kinds]).toEqual([text, [], ["seed-phrase"]]);
    expect(shield.stop.value?.found).toEqual([
      { kind: "seed-phrase", start: 7, end: 7 + seed.length, words: 12 },
    ]);
  });

  test("that is changed is not stopped any more, and is looked at when it is sent", async () => {
    const { send, sent, draft, shield } = shieldIn();
    send("密码是Abc12345");
    await vi.waitFor(() => expect(shield.stop.value).toBeDefined());
    draft.value = "密码忘了";
    expect(shield.stop.value).toBeUndefined();
    send("密码忘了");
    await vi.waitFor(() => expect(sent).toEqual(["密码忘了"]));
  });
});

test("P08 the last pieces of a secret are stopped, with the messages that hold the others", async () => {
  const words = seed.split(" ");
  const messages = words.slice(0, 5).map((word, at) => said(at + 1, word));
  const { send, shield, sent, redacted } = shieldIn(conversation(5, { messages }));
  send(words[5] ?? "");
  await vi.waitFor(() => expect(shield.stop.value).toBeDefined());
  expect([sent, shield.stop.value?.earlier]).toEqual([[], messages.map(({ id }) => id)]);
  for (const id of shield.stop.value?.earlier ?? []) shield.takeBack(id);
  expect(redacted).toEqual(messages.map(({ id }) => id));
});

test("P04 a bare hash is asked about, and one that the text names is not", async () => {
  const inspected = { earlier: [], locale: "zh-CN" as Locale, deliver: () => undefined };
  expect(await inspect({ ...inspected, text: hash })).toMatchObject({ isUnclear: true });
  expect(await inspect({ ...inspected, text: `交易哈希：${hash}` })).toBeUndefined();
});

test("a secret that is being written is not kept on the device", () => {
  const storage = memoryStorage();
  const text = signal("");
  const saved = createSavedDraft(text, createLocalStore("test:", storage));
  saved.moveTo("c1");
  text.value = "我的助记词是 ";
  expect(JSON.stringify({ ...storage })).toContain("助记词");
  text.value += seed;
  expect(JSON.stringify({ ...storage })).not.toContain("copper");
  saved.close();
});

test.each(locales)("%s has every text of the shield", async (locale) => {
  const { default: texts } = await shieldTexts[locale]();
  const { default: chinese } = await shieldTexts["zh-CN"]();
  expect(Object.keys(texts)).toEqual(Object.keys(chinese));
  expect(JSON.stringify(texts)).not.toMatch(/[!！]|你/);
});
