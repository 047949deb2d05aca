import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { createAgentActions } from "../../console/models/actions.ts";
import type { AgentCall } from "../../console/models/agent-call.ts";
import type { ConversationModel } from "../../console/models/conversation.ts";
import { createConversationCache } from "../../console/models/conversation-cache.ts";
import { createDeskLists } from "../../console/models/lists.ts";
import { createScreenState } from "../../console/models/screen.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Refusal } from "../../ui/refusal.ts";
import { bo, heldBy, row } from "./rows.ts";
import { wideScreen } from "./screens.ts";

/** An agent at a server that answers every call like this. */
function agentAt(answer: () => unknown) {
  const said: string[] = [];
  const call = (async (name: string) =>
    name === "desk:list" ? { conversations: [] } : answer()) as unknown as AgentCall;
  const lists = createDeskLists({ call, me: () => bo });
  const conversations = createConversationCache((id) => {
    const conversation = {
      id,
      load: async () => undefined,
      reply: { outbox: { pending: signal([]) } },
    };
    return conversation as unknown as ConversationModel;
  });
  const actions = createAgentActions({
    call,
    lists,
    conversations,
    screen: createScreenState(wideScreen),
    say: (key) => said.push(key),
    onDesk: () => undefined,
    onResolved: () => undefined,
  });
  return { actions, lists, conversations, said };
}

const refusing = (code: RefusalCode) => () => {
  throw new Refusal({ code, message: "no" });
};

describe("a refused action", () => {
  test.each(["already_taken", "at_capacity", "queue_empty"] as const)(
    "shows the text for %s and changes nothing",
    async (code) => {
      const { actions, lists, conversations, said } = agentAt(refusing(code));
      lists.show("resolved");
      await actions.take("next");
      expect(said).toEqual([`refused.${code}`]);
      expect(lists.choice.value).toBe("resolved");
      expect(conversations.current.value).toBeNull();
      expect(actions.busy.value).toBe(false);
    },
  );

  test("leaves its dialog open", async () => {
    const { actions } = agentAt(refusing("not_yours"));
    expect(await actions.resolve("a" as never, { summary: "已说明", topic: "转账" })).toBe(false);
  });
});

test("a second click before the answer does nothing", async () => {
  let calls = 0;
  const { actions } = agentAt(() => {
    calls++;
    return { desk: {} };
  });
  await Promise.all([actions.setAvailable(true), actions.setAvailable(true)]);
  expect(calls).toBe(1);
});

test("a customer who was taken is in the agent's list before the event comes", async () => {
  const { id, ...known } = row("alice", { lastText: "转账没到", unread: 1 });
  const { actions, lists, conversations } = agentAt(() => ({
    conversation: { id, ...heldBy(bo), lastSeq: 2 },
  }));
  lists.apply({ id, ...known });
  lists.show("resolved");
  await actions.take("next");
  expect(lists.choice.value).toBe("open");
  expect(lists.held.value.shown.map(({ row }) => row)).toEqual([
    { id, ...known, ...heldBy(bo), lastSeq: 2 },
  ]);
  expect(conversations.current.value?.id).toBe(id);
});

test("an action that was done says so and closes its dialog", async () => {
  const { actions, said } = agentAt(() => ({}));
  expect(await actions.transfer("a" as never, { toAgentId: bo, note: undefined })).toBe(true);
  expect(said).toEqual(["done.transferred"]);
});
