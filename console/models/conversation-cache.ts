import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { ConversationModel } from "./conversation.ts";

/** The conversations that were opened lately; going back to one shows it at once. */
export interface ConversationCache {
  readonly current: ReadonlySignal<ConversationModel | null>;
  open(id: ConversationId): ConversationModel;
  /** Without making it the current one: its unsent words go out. */
  fetch(id: ConversationId): ConversationModel;
  leave(): void;
  apply(event: ServerEvent): void;
  /** After a reconnection: what is in front first, the rest when it is looked at again. */
  reload(): void;
  close(): void;
}

const cacheSize = 12;

export function createConversationCache(
  create: (id: ConversationId) => ConversationModel,
): ConversationCache {
  const current = signal<ConversationModel | null>(null);
  /** In the order of use, the latest last. */
  const cached = new Map<ConversationId, ConversationModel>();

  const fetch = (id: ConversationId): ConversationModel => {
    const conversation = cached.get(id) ?? create(id);
    cached.delete(id);
    cached.set(id, conversation);
    void conversation.load();
    return conversation;
  };
  const drop = (conversation: ConversationModel) => {
    cached.delete(conversation.id);
    conversation.close();
  };
  const tidy = () => {
    const spare = [...cached.values()].filter(
      (conversation) =>
        conversation !== current.value && conversation.outbox.pending.value.length === 0,
    );
    for (const conversation of spare.slice(0, Math.max(0, cached.size - cacheSize)))
      drop(conversation);
  };
  return {
    current,
    open(id) {
      const conversation = fetch(id);
      current.value = conversation;
      tidy();
      return conversation;
    },
    fetch,
    leave() {
      current.value = null;
    },
    apply(event) {
      if (!("conversationId" in event)) return;
      const conversation = cached.get(event.conversationId);
      conversation?.transcript.apply(event);
      // What the bot tried, and the summary, come with no event.
      if (event.type === "conversation.changed" && conversation === current.value)
        void conversation?.load();
    },
    reload() {
      const front = current.value;
      if (front) void front.load();
      for (const conversation of cached.values())
        if (conversation !== front) void conversation.load();
    },
    close() {
      for (const conversation of cached.values()) conversation.close();
      cached.clear();
    },
  };
}
