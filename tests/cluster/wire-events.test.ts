import { expect, test } from "vitest";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { NoteId } from "../../protocol/notes.ts";
import { fromWire, toWire, type WireEvent } from "../../server/cluster/wire-events.ts";
import { type EmergencyRecord, emergencyView } from "../../server/domain/emergency.ts";
import type { MessageRecord } from "../../server/domain/records.ts";
import type { DomainEvent } from "../../server/ports/cluster.ts";
import { aConversation, anAgent, anAnnouncement } from "../support/builders.ts";

const conversation = aConversation({ status: "assigned", lastText: "金丝雀", topic: "金丝雀" });
const messageOf = (seq: number) =>
  ({
    conversationId: conversation.id,
    seq,
    body: { kind: "text", text: "金丝雀" },
  }) as MessageRecord;
const kept = (seq: number): DomainEvent => ({
  kind: "kept",
  type: "message.posted",
  seq,
  conversation,
  message: messageOf(seq),
  origin: "socket",
});

const asked: unknown[] = [];
const store = {
  messagesAt(places: readonly { readonly conversationId: ConversationId; readonly seq: number }[]) {
    asked.push(places.map(({ seq }) => seq));
    return places.map(({ seq }) => messageOf(seq));
  },
  notesIn: () => [],
  agent: () => anAgent({ id: "a" as AgentId, name: "金丝雀阿杰" }),
  conversation: () => aConversation({ tags: ["金丝雀标签"] }),
  emergency: () => anEmergency,
  announcement: () => anAnnouncement({ title: { "zh-CN": "金丝雀" } }),
};
const anEmergency: EmergencyRecord = {
  conversationId: conversation.id,
  kind: "account-stolen",
  startedAt: "2026-11-21T08:00:00.000Z",
  done: [{ step: "police", at: "2026-11-21T08:01:00.000Z" }],
  frozen: { state: "frozen", at: "2026-11-21T08:01:10.000Z", message: "金丝雀银行" },
};
const sent = (events: readonly DomainEvent[]): WireEvent[] =>
  JSON.parse(JSON.stringify(events.flatMap((one) => toWire(one) ?? [])));

test("no word of what was said travels", () => {
  const text = JSON.stringify(sent([kept(3)]));
  expect(text).toContain(conversation.id);
  expect(text).not.toContain("金丝雀");
});

test("nor who looks at it, nor what agents have called it; the other node reads that", async () => {
  const id = "a" as AgentId;
  const note = { id: "n" as NoteId, at: "", author: { id, name: "金丝雀阿杰" }, text: "" };
  const conversationId = conversation.id;
  const passing: readonly DomainEvent[] = (
    [
      { type: "colleague.seen", conversationId, agent: note.author, doing: "reads" },
      { type: "note.redacted", conversationId, note },
      { type: "tags.changed", conversationId, tags: ["金丝雀标签"] },
      { type: "emergency.changed", conversationId, emergency: emergencyView(anEmergency) },
    ] as const
  ).map((event) => ({ kind: "passing", event, conversation }));
  const news = sent(passing);
  expect(JSON.stringify(news)).not.toContain("金丝雀");
  const heard = await fromWire(news, { store, hears: () => true });
  expect(heard).toMatchObject(
    passing.map((one) => (one.kind === "passing" ? { event: one.event } : {})),
  );
  expect(await fromWire(news, { store, hears: () => false })).toEqual([]);
});

test("of an announcement only its id travels; the other node reads it", async () => {
  const announcement = anAnnouncement({ title: { "zh-CN": "金丝雀" } });
  const news = sent([{ kind: "announcement", announcement, alert: "owner" }]);
  expect(JSON.stringify(news)).not.toContain("金丝雀");
  expect(await fromWire(news, { store, hears: () => false })).toEqual([
    { kind: "announcement", announcement, alert: "owner" },
  ]);
});

test("the messages that somebody here reads are asked for in one query, others not at all", async () => {
  asked.length = 0;
  const heard = await fromWire(sent([kept(3), kept(4), kept(5)]), { store, hears: () => true });
  expect(asked).toEqual([[3, 4, 5]]);
  expect(heard).toMatchObject([3, 4, 5].map((seq) => ({ seq, message: { seq } })));

  asked.length = 0;
  const unheard = await fromWire(sent([kept(3)]), { store, hears: () => false });
  expect(asked).toEqual([]);
  expect(unheard).toMatchObject([{ kind: "kept", seq: 3, type: "message.posted" }]);
  expect(unheard[0]).toMatchObject({ message: undefined });
});

test("what a newer version says, and this one does not know, is passed over", async () => {
  const news = [{ kind: "weather" }, ...sent([{ kind: "desk" }])] as WireEvent[];
  expect(await fromWire(news, { store, hears: () => true })).toEqual([{ kind: "desk" }]);
});
