import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { ConversationModel } from "./conversation.ts";
import { createLruCache } from "./lru-cache.ts";

/** The conversations that were opened last: an agent who goes back to one sees it without waiting. */
export interface ConversationCache {
  readonly current: ReadonlySignal<ConversationModel | null>;
  open(id: ConversationId): ConversationModel;
  /** Loads one without showing it: its unsent messages are sent. */
  load(id: ConversationId): ConversationModel;
  /** Shows none. */
  leave(): void;
  apply(event: ServerEvent): void;
  /** Drops those of a customer of whom nothing is left. */
  forget(id: CustomerId): void;
  /** After a reconnection: the current one first, then the others. */
  reload(): void;
  close(): void;
}

const cacheSize = 12;

export function createConversationCache(
  create: (id: ConversationId) => ConversationModel,
): ConversationCache {
  const current = signal<ConversationModel | null>(null);
  const cache = createLruCache({
    size: cacheSize,
    create,
    // The current one and those with unsent messages stay.
    mayDrop: ({ id, reply }) => id !== current.value?.id && reply.outbox.pending.value.length === 0,
    onDrop: (conversation) => conversation.close(),
  });
  const load = (id: ConversationId): ConversationModel => {
    const conversation = cache.use(id);
    void conversation.load();
    return conversation;
  };
  return {
    current,
    open(id) {
      const conversation = load(id);
      current.value = conversation;
      cache.trim();
      return conversation;
    },
    load,
    leave() {
      current.value = null;
    },
    apply(event) {
      if (!("conversationId" in event)) return;
      const conversation = cache.get(event.conversationId);
      conversation?.transcript.apply(event);
      // What the bot tried and the summary come with no event: they are fetched.
      if (event.type === "conversation.changed" && conversation === current.value)
        void conversation?.load();
    },
    forget(id) {
      const isTheirs = (one: ConversationModel | null) =>
        one?.transcript.view.value?.customer.id === id;
      if (isTheirs(current.value)) current.value = null;
      cache.drop(isTheirs);
    },
    reload() {
      const first = current.value;
      if (first) void first.load();
      for (const conversation of cache.values())
        if (conversation !== first) void conversation.load();
    },
    close() {
      for (const conversation of cache.values()) conversation.close();
      cache.clear();
    },
  };
}
