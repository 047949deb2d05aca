import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Conversation, CustomerId } from "../../protocol/conversation.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { type Chat, createChat } from "../../widget/models/chat.ts";
import type { ChatOptions } from "../../widget/models/chat-options.ts";
import { createNavigation } from "../../widget/models/navigation.ts";
import type { Support } from "../../widget/models/support.ts";
import { goTo } from "../../widget/opening.ts";
import { conversation } from "../ui/builders.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

/** A widget whose server takes no message yet; `kept` is on the device, `isKnown` says that the server has answered. */
function supportIn(view: Conversation | null, { kept = {}, isKnown = true } = {}) {
  const localStore = createLocalStore("test:", memoryStorage());
  for (const [key, value] of Object.entries(kept)) localStore.write(key, String(value));
  const chat: Chat = createChat({
    call: (() => new Promise(() => undefined)) as unknown as ChatOptions["call"],
    localStore,
    mayBeSent: () => true,
    locale: () => "zh-CN",
    onSecret: () => undefined,
  });
  const session = { customer: { id: "k1" as CustomerId }, conversation: view, epoch: "e" };
  if (isKnown) chat.start(session as unknown as Parameters<Chat["start"]>[0]);
  const navigation = createNavigation();
  const known = signal(isKnown ? session : undefined);
  const support = { chat, navigation, localStore, session: known } as unknown as Support;
  const open = (...[target, page]: [target: Parameters<typeof goTo>[1], page?: boolean]) =>
    goTo(support, target, page);
  const sent = () => chat.pending.value.map(({ text }) => text);
  return { chat, navigation, open, sent };
}

test("open with an emergency shows its screen and sends nothing by itself", () => {
  const { open, sent, navigation } = supportIn(null);
  open({ emergency: true });
  open({ emergency: true });
  expect([sent(), navigation.screen.value.name, navigation.depth.value]).toEqual([
    [],
    "emergency",
    2,
  ]);
});

describe("open", () => {
  test.each([
    [{ errorCode: "PAY-1001" }, "PAY-1001"],
    [{ draft: "没到账" }, "没到账"],
  ])("with %j leaves its words in the field and sends nothing", (target, draft) => {
    const { chat, open, sent, navigation } = supportIn(null);
    open(target);
    expect([chat.draft.value, sent(), navigation.screen.value.name]).toEqual([draft, [], "chat"]);
  });

  test("with a transaction shows it over the field, and sends it with the next message only", () => {
    const { chat, open, sent, navigation } = supportIn(null);
    open({ transaction: "tx-1" });
    expect([chat.about.value, sent(), navigation.screen.value.name]).toEqual(["tx-1", [], "chat"]);
    chat.send("");
    chat.send("还没到");
    expect(chat.pending.value.map(({ transactionId }) => transactionId)).toEqual([
      "tx-1",
      undefined,
    ]);
  });

  test.each([
    [{ errorCode: "PAY-1001" }, "PAY-1001"],
    [{ draft: "没到账" }, "没到账"],
  ])("with %j leaves what the customer was writing, and puts its words below", (target, words) => {
    const { chat, open } = supportIn(null);
    chat.draft.value = "昨天转的五百块";
    open(target);
    open(target);
    expect(chat.draft.value).toBe(`昨天转的五百块\n${words}`);
  });

  test("with another question drops the transaction that stood over an empty field, and keeps that of the customer's words", () => {
    const { chat, open } = supportIn(null);
    open({ transaction: "tx-1" });
    open({ errorCode: "PAY-1002" });
    expect([chat.about.value, chat.draft.value]).toEqual([undefined, "PAY-1002"]);
    open({ transaction: "tx-2", draft: "没到账" });
    expect([chat.about.value, chat.draft.value]).toEqual(["tx-2", "没到账"]);
    chat.draft.value = "这笔没到";
    open({ errorCode: "PAY-1002" });
    expect([chat.about.value, chat.draft.value]).toEqual(["tx-2", "这笔没到\nPAY-1002"]);
  });

  test("with a ticket shows it, and sends nothing", () => {
    const { open, sent, navigation } = supportIn(null);
    open({ ticket: "PD-1" });
    expect(navigation.screen.value).toEqual({
      name: "ticket",
      number: "PD-1",
    });
    expect(sent()).toEqual([]);
  });

  test("without a target leads to whoever waits, and else home", () => {
    const waiting = supportIn(conversation(1, { status: "queued" }));
    waiting.open({});
    expect(waiting.navigation.screen.value.name).toBe("chat");
    const idle = supportIn(conversation(1));
    idle.open({});
    expect(idle.navigation.screen.value.name).toBe("home");
  });
});

describe("before the server has answered, open leads to where the last visit was", () => {
  afterEach(() => vi.unstubAllGlobals());
  test.each([
    ["1", true, "chat"],
    ["", true, "home"],
    [undefined, true, "home"],
    // Home has what the device knows.
    ["1", false, "home"],
  ])("with %s kept and a network %s: %s", (going, onLine, screen) => {
    vi.stubGlobal("navigator", { onLine });
    const { open, navigation } = supportIn(null, {
      kept: going === undefined ? {} : { going },
      isKnown: false,
    });
    open({});
    expect(navigation.screen.value.name).toBe(screen);
  });

  test("but a page of its own begins with home", () => {
    vi.stubGlobal("navigator", { onLine: true });
    const { open, navigation } = supportIn(null, { kept: { going: "1" }, isKnown: false });
    open({}, true);
    expect(navigation.screen.value.name).toBe("home");
  });

  test("and what the server says counts more", () => {
    const { open, navigation } = supportIn(null, { kept: { going: "1" } });
    open({});
    expect(navigation.screen.value.name).toBe("home");
  });
});
