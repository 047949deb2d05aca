import { describe, expect, test, vi } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createConversationModel } from "../../console/models/conversation.ts";
import type { PayloadOf } from "../../protocol/calls.ts";
import {
  type ConversationId,
  emptyConversation,
  type Message,
  type MessageId,
} from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";
import { bo, row } from "./rows.ts";

const id = "alice" as ConversationId;

const view: AgentConversation = {
  ...emptyConversation(id, "2026-11-21T10:00:00.000Z"),
  status: "assigned",
  agent: { id: bo, name: "Bo" },
  messages: [message(1, "customer", "你好")],
  lastSeq: 1,
  readSeq: 1,
  customer: { ...row("alice").customer, locale: "zh-CN", since: "2026-11-21T10:00:00.000Z" },
  tried: [],
  notes: [],
  tags: [],
  earlier: [],
};

function message(seq: number, kind: "customer" | "agent", text: string): Message {
  const at = `2026-11-21T10:00:0${seq}.000Z`;
  return { id: `m${seq}` as MessageId, seq, author: { kind }, at, body: { kind: "text", text } };
}

type Payload = PayloadOf<AgentCalls, "message:send">;

/** A server that records the names of its calls. */
function serverOf(fault?: () => void) {
  const calls: string[] = [];
  const call = async (name: string, payload: unknown) => {
    calls.push(name);
    if (name === "conversation:open") return { conversation: view };
    if (name !== "message:send") return {};
    fault?.();
    const { text, clientId } = payload as Payload;
    return { message: { ...message(2, "agent", text), clientId } };
  };
  return { calls, call: call as AgentCall };
}

async function loadedFrom(call: AgentCall, localStore = createLocalStore("test.", undefined)) {
  const conversation = createConversationModel({
    id,
    me: bo,
    call,
    localStore,
    drafts: noDrafts,
    epoch: () => "1",
  });
  await conversation.load();
  return { conversation, localStore };
}

const noDrafts = { set: () => undefined };

const textsOf = ({ transcript }: ReturnType<typeof createConversationModel>) =>
  transcript.view.value?.messages.map(({ body }) => (body.kind === "text" ? body.text : body.kind));

describe("an open conversation", () => {
  test("shows a reply as sent once the server has acknowledged it", async () => {
    const { conversation } = await loadedFrom(serverOf().call);
    conversation.reply.send("在的");
    await conversation.reply.outbox.flush();
    expect(textsOf(conversation)).toEqual(["你好", "在的"]);
    expect(conversation.reply.outbox.pending.value).toEqual([]);
    conversation.close();
  });

  test("keeps a reply that could not be sent for the next page", async () => {
    const offline = serverOf(() => {
      throw new Unreachable("not connected");
    });
    const { conversation, localStore } = await loadedFrom(offline.call);
    conversation.reply.send("在的");
    await conversation.reply.outbox.flush();
    conversation.close();
    const again = await loadedFrom(serverOf().call, localStore);
    await again.conversation.reply.outbox.flush();
    expect(textsOf(again.conversation)).toEqual(["你好", "在的"]);
    again.conversation.close();
  });

  test("keeps an unfinished draft for the next page", async () => {
    const { conversation, localStore } = await loadedFrom(serverOf().call);
    conversation.reply.text.value = "还没写完";
    conversation.close();
    expect((await loadedFrom(serverOf().call, localStore)).conversation.reply.text.value).toBe(
      "还没写完",
    );
  });

  test("tells the server once that a message was read", async () => {
    const { call, calls } = serverOf();
    const { conversation } = await loadedFrom(call);
    conversation.markRead();
    conversation.markRead();
    expect(calls.filter((name) => name === "conversation:read")).toHaveLength(1);
    conversation.close();
  });

  test("is not read by an agent who only looks at it", async () => {
    const { call, calls } = serverOf();
    const localStore = createLocalStore("test.", undefined);
    const conversation = createConversationModel({
      id,
      me: "cy" as typeof bo,
      call,
      localStore,
      drafts: noDrafts,
      epoch: () => "1",
    });
    await conversation.load();
    conversation.markRead();
    expect(calls).toEqual(["conversation:open"]);
    conversation.close();
  });
});

test("a message that the server refuses says why, and comes back into the field", async () => {
  const { call } = serverOf(() => {
    throw new Refusal({ code: "secret_found", message: "It asks for a secret." });
  });
  const localStore = createLocalStore("test.", undefined);
  const { reply } = createConversationModel({
    id,
    me: bo,
    call,
    localStore,
    drafts: noDrafts,
    epoch: () => "",
  });
  reply.text.value = "后来写的";
  reply.send("请把验证码发给我");
  await vi.waitFor(() => expect(reply.refused.value?.refusal).toBe("secret_found"));
  const refused = reply.refused.value;
  if (refused) reply.rewrite(refused);
  expect(reply.text.value).toBe("请把验证码发给我\n后来写的");
  expect([reply.refused.value, reply.outbox.pending.value]).toEqual([undefined, []]);
});

test("F17 a restored conversation lacks nothing that was said while it was being fetched", async () => {
  let epoch = "1";
  let said = [1, 2, 3].map((seq) => message(seq, "customer", `会消失的${seq}`));
  let onOpen = () => undefined as unknown;
  const shown = () => ({ ...view, messages: said, lastSeq: said.length });
  const call = (async (name: string) => {
    const answer = { conversation: shown() };
    if (name === "conversation:open") onOpen();
    await Promise.resolve();
    return name === "conversation:sync" ? { snapshot: shown() } : answer;
  }) as AgentCall;
  const localStore = createLocalStore("test.", undefined);
  const conversation = createConversationModel({
    id,
    me: bo,
    call,
    localStore,
    drafts: noDrafts,
    epoch: () => epoch,
  });
  await conversation.load();
  [epoch, said] = ["2", [message(1, "customer", "留下来的")]];
  onOpen = () => {
    const posted = message(2, "customer", "后来写的");
    said = [...said, posted];
    const event = { type: "message.posted", conversationId: id, seq: 2, message: posted } as const;
    conversation.transcript.apply(event);
  };
  await conversation.load();
  await vi.waitFor(() => expect(textsOf(conversation)).toEqual(["留下来的", "后来写的"]));
  conversation.close();
});
