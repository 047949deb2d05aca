import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { Opened } from "./opened.ts";

/** The conversations that were opened lately; going back to one shows it at once. */
export interface Shelf {
  readonly current: ReadonlySignal<Opened | null>;
  open(id: ConversationId): Opened;
  /** Without making it the current one: its unsent words go out. */
  fetch(id: ConversationId): Opened;
  leave(): void;
  apply(event: ServerEvent): void;
  /** After a reconnection: what is in front first, the rest when it is looked at again. */
  reload(): void;
  close(): void;
}

const most = 12;

export function createShelf(create: (id: ConversationId) => Opened): Shelf {
  const current = signal<Opened | null>(null);
  /** In the order of use, the latest last. */
  const kept = new Map<ConversationId, Opened>();

  const fetch = (id: ConversationId): Opened => {
    const opened = kept.get(id) ?? create(id);
    kept.delete(id);
    kept.set(id, opened);
    void opened.load();
    return opened;
  };
  const drop = (opened: Opened) => {
    kept.delete(opened.id);
    opened.close();
  };
  const tidy = () => {
    const spare = [...kept.values()].filter(
      (opened) => opened !== current.value && opened.outbox.pending.value.length === 0,
    );
    for (const opened of spare.slice(0, Math.max(0, kept.size - most))) drop(opened);
  };
  return {
    current,
    open(id) {
      const opened = fetch(id);
      current.value = opened;
      tidy();
      return opened;
    },
    fetch,
    leave() {
      current.value = null;
    },
    apply(event) {
      if (!("conversationId" in event)) return;
      const opened = kept.get(event.conversationId);
      opened?.transcript.apply(event);
      // What the bot tried, and the summary, come with no event.
      if (event.type === "conversation.changed" && opened === current.value) void opened?.load();
    },
    reload() {
      const front = current.value;
      if (front) void front.load();
      for (const opened of kept.values()) if (opened !== front) void opened.load();
    },
    close() {
      for (const opened of kept.values()) opened.close();
      kept.clear();
    },
  };
}
