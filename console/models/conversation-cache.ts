import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { ConversationModel } from "./conversation.ts";
import { createLruCache } from "./lru-cache.ts";

/** The conversations that were opened last: an agent who goes back to one sees it without waiting. */
export interface ConversationCache {
  /** The one that the agent works in. */
  readonly current: ReadonlySignal<ConversationModel | null>;
  /** Those on the screen, side by side; the current one is among them. */
  readonly panes: ReadonlySignal<readonly ConversationModel[]>;
  /** In the place of the current one. */
  open(id: ConversationId): ConversationModel;
  /** Beside those on the screen; where there is no room more, in the place of the first. */
  openBeside(id: ConversationId): void;
  /** The agent works in another one on the screen. */
  activate(conversation: ConversationModel): void;
  /** Loads one without showing it: its unsent messages are sent. */
  load(id: ConversationId): ConversationModel;
  /** Takes the current one from the screen. */
  leave(): void;
  apply(event: ServerEvent): void;
  /** Drops those of a customer of whom nothing is left. */
  forget(id: CustomerId): void;
  /** After a reconnection: the current one first, then the others. */
  reload(): void;
  close(): void;
}

const cacheSize = 12;
/** So many have room beside each other. */
const mostPanes = 3;

export function createConversationCache(
  create: (id: ConversationId) => ConversationModel,
): ConversationCache {
  const current = signal<ConversationModel | null>(null);
  const panes = signal<readonly ConversationModel[]>([]);
  const show = (shown: readonly ConversationModel[], working: ConversationModel | null) =>
    batch(() => {
      panes.value = shown;
      current.value = working;
    });
  const cache = createLruCache({
    size: cacheSize,
    create,
    // The current one and those with unsent messages stay.
    mayDrop: ({ id, reply }) =>
      !panes.value.some((one) => one.id === id) && reply.outbox.pending.value.length === 0,
    onDrop: (conversation) => conversation.close(),
  });
  const load = (id: ConversationId): ConversationModel => {
    const conversation = cache.use(id);
    void conversation.load();
    return conversation;
  };
  return {
    current,
    panes,
    open(id) {
      const conversation = load(id);
      const shown = panes.value;
      const before = current.value;
      if (shown.includes(conversation)) current.value = conversation;
      else if (before === null) show([conversation], conversation);
      else
        show(
          shown.map((one) => (one === before ? conversation : one)),
          conversation,
        );
      cache.trim();
      return conversation;
    },
    openBeside(id) {
      const conversation = load(id);
      const others = panes.value.filter((one) => one !== conversation);
      show([...others, conversation].slice(-mostPanes), conversation);
      cache.trim();
    },
    activate(conversation) {
      if (panes.value.includes(conversation)) current.value = conversation;
    },
    load,
    leave() {
      const others = panes.value.filter((one) => one !== current.value);
      show(others, others.at(-1) ?? null);
    },
    apply(event) {
      if (!("conversationId" in event)) return;
      const conversation = cache.get(event.conversationId);
      conversation?.transcript.apply(event);
      // What the bot tried and the summary come with no event: they are fetched.
      if (
        event.type === "conversation.changed" &&
        conversation &&
        panes.value.includes(conversation)
      )
        void conversation.load();
    },
    forget(id) {
      const isTheirs = (one: ConversationModel | null) =>
        one?.transcript.view.value?.customer.id === id;
      const others = panes.value.filter((one) => !isTheirs(one));
      show(others, isTheirs(current.value) ? (others.at(-1) ?? null) : current.value);
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
