import { describe, expect, test } from "vitest";
import type { Conversation, CustomerId } from "../../protocol/conversation.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { type Chat, createChat } from "../../widget/models/chat.ts";
import type { ChatOptions } from "../../widget/models/chat-options.ts";
import { createNavigation } from "../../widget/models/navigation.ts";
import type { Support } from "../../widget/models/support.ts";
import { goTo } from "../../widget/opening.ts";
import { conversation, message } from "../ui/builders.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

const alarm = "home.emergencyMessage";

/** A widget whose server takes no message yet. */
function supportIn(view: Conversation | null) {
  const chat: Chat = createChat({
    call: (() => new Promise(() => undefined)) as unknown as ChatOptions["call"],
    localStore: createLocalStore("test:", memoryStorage()),
    mayBeSent: () => true,
    locale: () => "zh-CN",
    onSecret: () => undefined,
  });
  const session = { customer: { id: "k1" as CustomerId }, conversation: view, epoch: "e" };
  chat.start(session as unknown as Parameters<Chat["start"]>[0]);
  const navigation = createNavigation();
  const support = { chat, navigation } as unknown as Support;
  const open = (target: Parameters<typeof goTo>[1]) =>
    goTo(support, target, (key, given) => [key, ...Object.values(given ?? {})].join(" "));
  const sent = () => chat.pending.value.map(({ text }) => text);
  return { chat, navigation, open, sent };
}

describe("open with an emergency", () => {
  const said = message(1, { body: { kind: "text", text: alarm } });

  test("posts once, however often it is opened before the server has answered", () => {
    const { open, sent } = supportIn(null);
    open({ emergency: true });
    open({ emergency: true });
    expect(sent()).toEqual([alarm]);
  });

  test("posts nothing where the going conversation has it", () => {
    const { open, sent, navigation } = supportIn(conversation(1, { messages: [said] }));
    open({ emergency: true });
    expect(sent()).toEqual([]);
    expect(navigation.screen.value.name).toBe("chat");
  });

  test("posts again after that conversation has ended, and where somebody else said it", () => {
    const ended = conversation(1, { messages: [said], status: "resolved" });
    const byBot = conversation(1, { messages: [{ ...said, author: { kind: "bot" } }] });
    for (const view of [ended, byBot]) {
      const { open, sent } = supportIn(view);
      open({ emergency: true });
      expect(sent()).toEqual([alarm]);
    }
  });
});

describe("open", () => {
  test.each([
    [{ transaction: "tx-1" }, "open.transaction tx-1"],
    [{ errorCode: "PAY-1001" }, "PAY-1001"],
    [{ draft: "没到账" }, "没到账"],
  ])("with %j leaves its words in the field and sends nothing", (target, draft) => {
    const { chat, open, sent, navigation } = supportIn(null);
    open(target);
    expect([chat.draft.value, sent(), navigation.screen.value.name]).toEqual([draft, [], "chat"]);
  });

  test("with a ticket shows it, and sends nothing", () => {
    const { open, sent, navigation } = supportIn(null);
    open({ ticket: "PD-1" });
    expect(navigation.screen.value).toEqual({
      name: "ticket",
      number: "PD-1",
      heading: "home.ticket",
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
