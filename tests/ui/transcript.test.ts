import { expect, test, vi } from "vitest";
import type { Conversation } from "../../protocol/conversation.ts";
import type { KeptEvent } from "../../protocol/events.ts";
import type { Synced } from "../../protocol/sockets.ts";
import { Unreachable } from "../../ui/refusal.ts";
import { createTranscript, type SyncFrom } from "../../ui/transcript.ts";
import { conversation, conversationId, message, posted } from "./builders.ts";

type Answer = (from: SyncFrom) => Promise<Synced<Conversation>>;

function transcript(answer: Answer = async () => ({ events: [], lastSeq: 0 })) {
  const sync = vi.fn(answer);
  const made = createTranscript<Conversation>({
    sync,
    other: "agent",
    begin: (event: KeptEvent) => ({ ...conversation(0), id: event.conversationId }),
  });
  return { ...made, sync };
}
const seqs = (view: Conversation | null) => view?.messages.map(({ seq }) => seq);

test("events in order are applied as they come", () => {
  const chat = transcript();
  chat.start(conversation(1), "e1");
  chat.apply(posted(2));
  chat.apply(posted(3));
  expect(seqs(chat.view.value)).toEqual([1, 2, 3]);
  expect(chat.sync).not.toHaveBeenCalled();
});

test("the same event twice is one message", () => {
  const chat = transcript();
  chat.start(conversation(1), "e1");
  chat.apply(posted(2));
  chat.apply(posted(2));
  expect(seqs(chat.view.value)).toEqual([1, 2]);
});

test("a gap is fetched, from the last seq that is known and with its epoch", async () => {
  const chat = transcript(async () => ({ events: [posted(2), posted(3), posted(4)], lastSeq: 4 }));
  chat.start(conversation(1), "e1");
  chat.apply(posted(4));
  await chat.resume("e1");
  expect(seqs(chat.view.value)).toEqual([1, 2, 3, 4]);
  expect(chat.sync).toHaveBeenCalledExactlyOnceWith({ conversationId, afterSeq: 1, epoch: "e1" });
});

test("what happens while a gap is being fetched is fetched too", async () => {
  const all = [posted(2), posted(3), posted(4), posted(5)];
  const chat = transcript(async ({ afterSeq }) => {
    await Promise.resolve();
    if (afterSeq === 1) chat.apply(posted(5));
    const events = all.filter(({ seq }) => seq > afterSeq).slice(0, 2);
    return { events, lastSeq: 5 };
  });
  chat.start(conversation(1), "e1");
  chat.apply(posted(4));
  await chat.resume("e1");
  expect(seqs(chat.view.value)).toEqual([1, 2, 3, 4, 5]);
});

test("a server that has nothing more to give is asked once", async () => {
  const chat = transcript(async () => ({ events: [], lastSeq: 1 }));
  chat.start(conversation(1), "e1");
  chat.apply(posted(4));
  await chat.resume("e1");
  expect(chat.sync).toHaveBeenCalledOnce();
});

test("after a restore the snapshot takes the place of everything", async () => {
  const restored = conversation(2, { status: "queued" });
  const chat = transcript(async () => ({ snapshot: restored }));
  chat.start(conversation(9), "e1");
  await chat.resume("e2");
  expect(chat.view.value).toEqual(restored);
});

test("F17 what is said while a restored conversation is fetched is there too", async () => {
  const chat = transcript(async ({ afterSeq }) => {
    await Promise.resolve();
    // Said after the first snapshot was taken, and heard before it has come.
    if (afterSeq === 9) chat.apply(posted(3, {}));
    return { snapshot: conversation(afterSeq === 9 ? 2 : 3) };
  });
  chat.start(conversation(9), "e1");
  chat.apply(posted(20));
  await chat.resume("e2");
  expect(seqs(chat.view.value)).toEqual([1, 2, 3]);
  expect(chat.sync).toHaveBeenCalledTimes(2);
});

test("a gap that cannot be fetched now leaves what is there", async () => {
  const chat = transcript(async () => {
    throw new Unreachable("gone");
  });
  chat.start(conversation(1), "e1");
  chat.apply(posted(3));
  await chat.resume("e1");
  expect(chat.sync).toHaveBeenCalledOnce();
  expect(seqs(chat.view.value)).toEqual([1]);
});

test("a conversation begins with its first event", () => {
  const chat = transcript();
  chat.start(null, "e1");
  chat.apply(posted(1));
  expect(seqs(chat.view.value)).toEqual([1]);
});

test("earlier pages stay when a reconnection brings nothing new", () => {
  const chat = transcript();
  const page = [message(5), message(6)];
  chat.start(conversation(6, { messages: page }), "e1");
  chat.prepend([message(3), message(4), message(5)]);
  chat.start(conversation(6, { messages: page, status: "assigned" }), "e1");
  expect(seqs(chat.view.value)).toEqual([3, 4, 5, 6]);
  expect(chat.view.value?.status).toBe("assigned");
});

test("what an agent has read arrives", () => {
  const chat = transcript();
  chat.start(conversation(3), "e1");
  chat.apply({ type: "message.read", conversationId, by: "agent", seq: 3 });
  expect(chat.view.value?.agentReadSeq).toBe(3);
});

test("the dots go when the agent has spoken, and by themselves when nothing more is heard", () => {
  vi.useFakeTimers();
  const chat = transcript();
  const typing = { type: "typing", conversationId, by: "agent", on: true } as const;
  chat.start(conversation(1), "e1");
  chat.apply(typing);
  expect(chat.typing.value).toBe(true);
  chat.apply(posted(2, { author: { kind: "agent" } }));
  expect(chat.typing.value).toBe(false);
  chat.apply(typing);
  vi.advanceTimersByTime(10_000);
  expect(chat.typing.value).toBe(false);
  vi.useRealTimers();
});

test("F17 earlier pages do not stay where the newest message is another one under the same number", () => {
  const chat = transcript();
  chat.start(conversation(3), "e1");
  chat.prepend([]);
  const page = conversation(3).messages.slice(-2);
  chat.start({ ...conversation(3), messages: page }, "e1");
  // It bites: of an unchanged conversation all that was fetched stays.
  expect(seqs(chat.view.value)).toEqual([1, 2, 3]);
  const others = page.map((one) => ({ ...one, id: `other ${one.id}` as typeof one.id }));
  chat.start({ ...conversation(3), messages: others }, "e1");
  expect(seqs(chat.view.value)).toEqual([2, 3]);
});
