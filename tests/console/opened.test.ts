import { describe, expect, test } from "vitest";
import type { Call } from "../../console/models/namespace.ts";
import { createOpened } from "../../console/models/opened.ts";
import type { ConversationId, Message, MessageId } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { AgentCalls, PayloadOf } from "../../protocol/sockets.ts";
import { createKeep } from "../../ui/keep.ts";
import { Unreachable } from "../../ui/refusal.ts";
import { bo, row } from "./rows.ts";

const id = "alice" as ConversationId;

const conversation: AgentConversation = {
  id,
  status: "assigned",
  priority: "normal",
  agent: { id: bo, name: "Bo" },
  messages: [message(1, "customer", "你好")],
  lastSeq: 1,
  readSeq: 1,
  agentReadSeq: 0,
  createdAt: "2026-11-21T10:00:00.000Z",
  customer: { ...row("alice").customer, locale: "zh-CN", since: "2026-11-21T10:00:00.000Z" },
  tried: [],
  earlier: [],
};

function message(seq: number, kind: "customer" | "agent", text: string): Message {
  const at = `2026-11-21T10:00:0${seq}.000Z`;
  return { id: `m${seq}` as MessageId, seq, author: { kind }, at, body: { kind: "text", text } };
}

type Payload = PayloadOf<AgentCalls, "message:send">;

/** A server that keeps what is sent, and says what it was called for. */
function serverOf(fault?: () => void) {
  const calls: string[] = [];
  const call = async (name: string, payload: unknown) => {
    calls.push(name);
    if (name === "conversation:open") return { conversation };
    if (name !== "message:send") return {};
    fault?.();
    const { text, clientId } = payload as Payload;
    return { message: { ...message(2, "agent", text), clientId } };
  };
  return { calls, call: call as Call };
}

async function openedWith(call: Call, keep = createKeep("test.", undefined)) {
  const opened = createOpened({ id, me: bo, call, keep, epoch: () => "1" });
  await opened.load();
  return { opened, keep };
}

const textsOf = ({ transcript }: ReturnType<typeof createOpened>) =>
  transcript.view.value?.messages.map(({ body }) => (body.kind === "text" ? body.text : body.kind));

describe("an open conversation", () => {
  test("shows a reply once it is acknowledged, and no longer as waiting", async () => {
    const { opened } = await openedWith(serverOf().call);
    opened.send("在的");
    await opened.outbox.flush();
    expect(textsOf(opened)).toEqual(["你好", "在的"]);
    expect(opened.outbox.pending.value).toEqual([]);
    opened.close();
  });

  test("keeps a reply that could not be sent for the next page", async () => {
    const offline = serverOf(() => {
      throw new Unreachable("not connected");
    });
    const { opened, keep } = await openedWith(offline.call);
    opened.send("在的");
    await opened.outbox.flush();
    opened.close();
    const again = await openedWith(serverOf().call, keep);
    await again.opened.outbox.flush();
    expect(textsOf(again.opened)).toEqual(["你好", "在的"]);
    again.opened.close();
  });

  test("keeps an unfinished draft for the next page", async () => {
    const { opened, keep } = await openedWith(serverOf().call);
    opened.draft.value = "还没写完";
    opened.close();
    expect((await openedWith(serverOf().call, keep)).opened.draft.value).toBe("还没写完");
  });

  test("tells the server once that a message was read", async () => {
    const { call, calls } = serverOf();
    const { opened } = await openedWith(call);
    opened.markRead();
    opened.markRead();
    expect(calls.filter((name) => name === "conversation:read")).toHaveLength(1);
    opened.close();
  });

  test("is not read by an agent who only looks at it", async () => {
    const { call, calls } = serverOf();
    const keep = createKeep("test.", undefined);
    const opened = createOpened({ id, me: "cy" as typeof bo, call, keep, epoch: () => "1" });
    await opened.load();
    opened.markRead();
    expect(calls).toEqual(["conversation:open"]);
    opened.close();
  });
});
