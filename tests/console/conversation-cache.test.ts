import { type Signal, signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { ConversationModel } from "../../console/models/conversation.ts";
import { createConversationCache } from "../../console/models/conversation-cache.ts";
import type { ConversationId } from "../../protocol/conversation.ts";

const idOf = (number: number) => `c${number}` as ConversationId;

/** A cache of conversations that only say what is done to them. */
function createCache() {
  const loaded: string[] = [];
  const closed: string[] = [];
  const pending = new Map<ConversationId, Signal<readonly unknown[]>>();
  const cache = createConversationCache((id) => {
    const unsent = signal<readonly unknown[]>([]);
    pending.set(id, unsent);
    const conversation = {
      id,
      load: async () => void loaded.push(id),
      close: () => void closed.push(id),
      reply: { outbox: { pending: unsent } },
    };
    return conversation as unknown as ConversationModel;
  });
  return { cache, loaded, closed, pending };
}

describe("the cache of conversations", () => {
  test("gives the same conversation again, loaded again", () => {
    const { cache, loaded } = createCache();
    const first = cache.open(idOf(1));
    cache.open(idOf(2));
    expect(cache.open(idOf(1))).toBe(first);
    expect(cache.current.value).toBe(first);
    expect(loaded).toEqual(["c1", "c2", "c1"]);
  });

  test("closes the one that was not used for the longest time when there are more than twelve", () => {
    const { cache, closed } = createCache();
    for (let number = 1; number <= 12; number += 1) cache.open(idOf(number));
    cache.open(idOf(1));
    expect(closed).toEqual([]);
    cache.open(idOf(13));
    expect(closed).toEqual(["c2"]);
  });

  test("keeps one with an unsent message", () => {
    const { cache, closed, pending } = createCache();
    cache.open(idOf(1));
    const unsent = pending.get(idOf(1));
    if (unsent) unsent.value = ["在的"];
    for (let number = 2; number <= 13; number += 1) cache.open(idOf(number));
    expect(closed).toEqual(["c2"]);
  });

  test("shows up to three side by side; one that is opened takes the place of the one worked in", () => {
    const { cache, closed } = createCache();
    const shown = () => cache.panes.value.map(({ id }) => id);
    cache.open(idOf(1));
    cache.openBeside(idOf(2));
    expect([shown(), cache.current.value?.id]).toEqual([["c1", "c2"], "c2"]);
    const [first] = cache.panes.value;
    if (first) cache.activate(first);
    cache.open(idOf(3));
    expect([shown(), cache.current.value?.id]).toEqual([["c3", "c2"], "c3"]);
    cache.open(idOf(2));
    expect([shown(), cache.current.value?.id]).toEqual([["c3", "c2"], "c2"]);
    cache.openBeside(idOf(4));
    cache.openBeside(idOf(5));
    expect(shown()).toEqual(["c2", "c4", "c5"]);
    cache.leave();
    expect([shown(), cache.current.value?.id]).toEqual([["c2", "c4"], "c4"]);
    for (let number = 10; number <= 30; number += 1) cache.load(idOf(number));
    cache.open(idOf(31));
    expect(closed).not.toContain("c2");
  });

  test("loads one without showing it", () => {
    const { cache, loaded } = createCache();
    cache.load(idOf(1));
    expect(loaded).toEqual(["c1"]);
    expect(cache.current.value).toBeNull();
  });

  test("loads the shown one first after a reconnection", () => {
    const { cache, loaded } = createCache();
    for (const number of [1, 2, 3]) cache.open(idOf(number));
    cache.open(idOf(2));
    loaded.length = 0;
    cache.reload();
    expect(loaded).toEqual(["c2", "c1", "c3"]);
  });
});
