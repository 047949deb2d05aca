import { describe, expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import type { ConversationModel } from "../../console/models/conversation.ts";
import { createConversationCache } from "../../console/models/conversation-cache.ts";
import { createEventHandler } from "../../console/models/event-handler.ts";
import { createDeskLists } from "../../console/models/lists.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskRow } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { bo, heldBy, row } from "./rows.ts";

const desk: Desk = {
  available: true,
  capacity: 2,
  load: 0,
  queueLength: 1,
  agentsAvailable: 1,
  waitTargetSeconds: 300,
  headStartSeconds: 1_800,
  awayAfterSeconds: 15,
};
const call = (async () => ({ conversations: [] })) as unknown as AgentCall;

function createDesk({ hasFocus }: { readonly hasFocus: boolean }) {
  const lists = createDeskLists({ call, me: () => bo });
  const applied: ServerEvent[] = [];
  const conversations = createConversationCache((id) => {
    const transcript = {
      apply: (event: ServerEvent) => applied.push(event),
      view: { value: { customer: row(id).customer } },
    };
    const reply = { outbox: { pending: { value: [] } } };
    const close = () => undefined;
    const load = async () => undefined;
    return { id, load, transcript, reply, close } as unknown as ConversationModel;
  });
  const alerts: string[] = [];
  const desks: Desk[] = [];
  const tickets: string[] = [];
  const colleagues: unknown[] = [];
  const handle = createEventHandler({
    lists,
    conversations,
    taken: new Set(),
    me: () => bo,
    hasFocus: () => hasFocus,
    onDesk: (changed) => desks.push(changed),
    onContent: () => alerts.push("content"),
    onMemo: () => alerts.push("memo"),
    onBulletin: () => undefined,
    onImprovement: () => undefined,
    onAnnouncement: () => undefined,
    onRadar: (rises) => alerts.push(`radar ${rises}`),
    onIdea: () => alerts.push("idea"),
    onTicket: (number) => tickets.push(number),
    onColleague: (seen) => colleagues.push(seen),
    onAlert: (alert, id) => alerts.push(`${alert} ${id}`),
  });
  const change = (changed: DeskRow) => handle({ type: "desk.changed", desk, row: changed });
  return { lists, conversations, applied, alerts, desks, tickets, handle, change };
}

test("what is done about a ticket reaches the page of tickets, and no conversation", () => {
  const { tickets, applied, handle } = createDesk({ hasFocus: true });
  handle({ type: "ticket.changed", number: "PD-20261121-0001-3" });
  expect([tickets, applied]).toEqual([["PD-20261121-0001-3"], []]);
});

test("nothing is shown of a customer of whom nothing is left", async () => {
  const { lists, conversations, handle, change } = createDesk({ hasFocus: true });
  await lists.reload();
  change(row("a"));
  change(row("b"));
  conversations.open("b" as ConversationId);
  conversations.open("a" as ConversationId);
  handle({ type: "customer.erased", customerId: row("a").customer.id });
  expect([...lists.rows.value.keys()]).toEqual(["b"]);
  expect(conversations.current.value).toBeNull();
  handle({ type: "customer.erased", customerId: row("c").customer.id });
  expect([...lists.rows.value.keys()]).toEqual(["b"]);
});

describe("a changed row", () => {
  test("alerts the agent only once the lists are loaded", async () => {
    const { lists, alerts, desks, change } = createDesk({ hasFocus: true });
    change(row("a"));
    expect(desks).toEqual([desk]);
    expect(alerts).toEqual([]);
    await lists.reload();
    change(row("b"));
    expect(alerts).toEqual(["queue b"]);
    expect(lists.rows.value.get("b" as ConversationId)).toEqual(row("b"));
  });

  test.each([
    [true, []],
    [false, ["message a"]],
  ])(
    "of the open conversation alerts only without the focus (focus: %s)",
    async (hasFocus, expected) => {
      const { lists, conversations, alerts, change } = createDesk({ hasFocus });
      await lists.reload();
      change(row("a", heldBy(bo)));
      conversations.load("a" as ConversationId);
      alerts.length = 0;
      conversations.open("a" as ConversationId);
      change(row("a", { ...heldBy(bo), unread: 1 }));
      expect(alerts).toEqual(expected);
    },
  );
});

test("an event of a conversation goes to that conversation, if it is in the cache", () => {
  const { conversations, applied, handle } = createDesk({ hasFocus: true });
  conversations.load("a" as ConversationId);
  const typing = (id: string): ServerEvent => ({
    type: "typing",
    conversationId: id as ConversationId,
    by: "customer",
    on: true,
  });
  handle(typing("b"));
  handle(typing("a"));
  expect(applied).toEqual([typing("a")]);
});
