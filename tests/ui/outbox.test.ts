import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLocalStore } from "../../ui/local-store.ts";
import { createOutbox, type Outbox } from "../../ui/outbox.ts";
import type { OutgoingMessage } from "../../ui/pending-messages.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";
import { memoryStorage } from "./memory-storage.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Send = (draft: OutgoingMessage & { readonly clientId: string }) => Promise<unknown>;

function outbox(send: Send, storage = memoryStorage()) {
  const sent: string[] = [];
  const box = createOutbox({
    localStore: createLocalStore("pd:", storage),
    send: async (draft) => {
      await send(draft);
      sent.push(draft.text);
    },
  });
  box.load("alice");
  return { box, sent, storage };
}
const accept: Send = async () => {};
const offline: Send = async () => {
  throw new Unreachable("offline");
};
const refuse =
  (code: "invalid" | "rate_limited" | "internal", retryAfterMs?: number): Send =>
  async () => {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    throw new Refusal({ code, message: "no", ...wait });
  };
const states = (box: Outbox) => box.pending.value.map(({ state }) => state);
const stored = (storage: Storage) => Object.keys(storage).length;

test("messages go out in the order in which they were written", async () => {
  const { box, sent } = outbox(accept);
  for (const text of ["one", "two", "three"]) box.add({ text });
  await box.flush();
  expect(sent).toEqual(["one", "two", "three"]);
});

test("nothing is called sent before the server has said so", async () => {
  const { box } = outbox(offline);
  box.add({ text: "one" });
  await box.flush();
  expect(states(box)).toEqual(["sending"]);
});

test("what was not acknowledged survives a reload, in order", async () => {
  const storage = memoryStorage();
  const before = outbox(offline, storage).box;
  before.add({ text: "one" });
  before.add({ text: "two" });
  const ids = before.pending.value.map(({ clientId }) => clientId);

  const after = outbox(accept, storage);
  expect(after.box.pending.value.map(({ clientId }) => clientId)).toEqual(ids);
  await after.box.flush();
  expect(after.sent).toEqual(["one", "two"]);
  expect(stored(storage)).toBe(0);
});

test("a retry carries the same clientId", async () => {
  const ids: string[] = [];
  const { box } = outbox(async ({ clientId }) => {
    ids.push(clientId);
    if (ids.length < 3) throw new Unreachable("lost");
  });
  box.add({ text: "one" });
  await box.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test("a flush while one is running sends nothing twice", async () => {
  const { box, sent } = outbox(accept);
  box.add({ text: "one" });
  await Promise.all([box.flush(), box.flush(), box.flush()]);
  expect(sent).toEqual(["one"]);
});

test("too fast waits as long as the server asks, and then goes out", async () => {
  let refused = false;
  const { box, sent } = outbox(async (draft) => {
    if (refused) return;
    refused = true;
    await refuse("rate_limited", 5_000)(draft);
  });
  box.add({ text: "one" });
  await box.flush();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent).toEqual(["one"]);
});

test("what the server will never take is marked failed and does not hold up the rest", async () => {
  const { box, sent } = outbox(async (draft) => {
    if (draft.text === "bad") await refuse("invalid")(draft);
  });
  box.add({ text: "bad" });
  box.add({ text: "good" });
  await box.flush();
  expect(states(box)).toEqual(["failed", "sent"]);
  expect(sent).toEqual(["good"]);
});

test("a server's own mistake is tried three times, then the customer decides", async () => {
  let tries = 0;
  const { box } = outbox(async (draft) => {
    tries += 1;
    if (tries <= 3) await refuse("internal")(draft);
  });
  const { clientId } = box.add({ text: "one" });
  await box.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([tries, ...states(box)]).toEqual([3, "failed"]);
  box.retry(clientId);
  await vi.advanceTimersByTimeAsync(0);
  expect(states(box)).toEqual(["sent"]);
});

test("another customer neither sees nor sends what is not theirs", async () => {
  const storage = memoryStorage();
  const { box } = outbox(offline, storage);
  box.add({ text: "alice's" });
  box.load("bo");
  expect(box.pending.value).toEqual([]);
});

test("words written before the first handshake belong to whom it names", () => {
  const storage = memoryStorage();
  const box = createOutbox({ localStore: createLocalStore("pd:", storage), send: offline });
  box.add({ text: "early" });
  box.load("alice");
  expect(box.pending.value.map(({ text }) => text)).toEqual(["early"]);
  expect(Object.keys(storage)[0]).toContain("alice");
});

test("signing out leaves nothing behind", () => {
  const { box, storage } = outbox(offline);
  box.add({ text: "one" });
  expect(stored(storage)).toBe(1);
  box.wipe();
  expect([box.pending.value.length, stored(storage)]).toEqual([0, 0]);
});

test("a message on its way when the widget goes is kept, and sets no timer of its own", async () => {
  let fail = () => {};
  const { box, storage } = outbox(
    () => new Promise((_, reject) => (fail = () => reject(new Unreachable("gone")))),
  );
  box.add({ text: "one" });
  const flushed = box.flush();
  box.close();
  fail();
  await flushed;
  expect(vi.getTimerCount()).toBe(0);
  expect(stored(storage)).toBe(1);
});

test("two tabs do not overwrite each other's words", () => {
  const storage = memoryStorage();
  outbox(offline, storage).box.add({ text: "one tab" });
  outbox(offline, storage).box.add({ text: "the other" });
  expect(outbox(offline, storage).box.pending.value).toHaveLength(2);
});

test("without storage the words live as long as the page", async () => {
  const broken = memoryStorage();
  broken.setItem = () => {
    throw new Error("quota");
  };
  const { box, sent } = outbox(accept, broken);
  box.add({ text: "one" });
  await box.flush();
  expect(sent).toEqual(["one"]);
});

test("what somebody else has put into the storage is not taken for a message", () => {
  const storage = memoryStorage();
  storage.setItem("pd:out:alice:x", '{"clientId":1,"text":{"type":"b"},"at":"now"}');
  storage.setItem("pd:out:alice:y", "not json");
  expect(outbox(offline, storage).box.pending.value).toEqual([]);
});
