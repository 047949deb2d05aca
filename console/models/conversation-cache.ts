import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { ConversationModel } from "./conversation.ts";

/** The conversations that were opened last: an agent who goes back to one sees it without waiting. */
export interface ConversationCache {
  readonly current: ReadonlySignal<ConversationModel | null>;
  open(id: ConversationId): ConversationModel;
  /** Loads one without showing it: its unsent messages are sent. */
  load(id: ConversationId): ConversationModel;
  /** Shows none. */
  leave(): void;
  apply(event: ServerEvent): void;
  /** After a reconnection: the current one first, then the others. */
  reload(): void;
  close(): void;
}

/** More are dropped, the longest unused first. */
const cacheSize = 12;

export function createConversationCache(
  create: (id: ConversationId) => ConversationModel,
): ConversationCache {
  const current = signal<ConversationModel | null>(null);
  /** In the order of their last use, the latest last. */
  const cached = new Map<ConversationId, ConversationModel>();

  const load = (id: ConversationId): ConversationModel => {
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
  /** The current one and those with unsent messages stay. */
  const dropUnused = () => {
    const unused = [...cached.values()].filter(
      (conversation) =>
        conversation !== current.value && conversation.reply.outbox.pending.value.length === 0,
    );
    for (const conversation of unused.slice(0, Math.max(0, cached.size - cacheSize)))
      drop(conversation);
  };
  return {
    current,
    open(id) {
      const conversation = load(id);
      current.value = conversation;
      dropUnused();
      return conversation;
    },
    load,
    leave() {
      current.value = null;
    },
    apply(event) {
      if (!("conversationId" in event)) return;
      const conversation = cached.get(event.conversationId);
      conversation?.transcript.apply(event);
      // What the bot tried and the summary come with no event: they are fetched.
      if (event.type === "conversation.changed" && conversation === current.value)
        void conversation?.load();
    },
    reload() {
      const first = current.value;
      if (first) void first.load();
      for (const conversation of cached.values())
        if (conversation !== first) void conversation.load();
    },
    close() {
      for (const conversation of cached.values()) conversation.close();
      cached.clear();
    },
  };
}
