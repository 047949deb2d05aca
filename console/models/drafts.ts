import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { LocalStore } from "../../ui/local-store.ts";

export type DraftTexts = ReadonlyMap<ConversationId, string>;

/** The replies that this agent has begun, also in conversations that are not open now. */
export interface Drafts {
  readonly texts: ReadonlySignal<DraftTexts>;
  /** An empty text is none. */
  set(id: ConversationId, text: string): void;
}

const prefix = "draft:";

export function createDrafts(localStore: LocalStore): Drafts {
  const texts = signal<DraftTexts>(
    new Map(
      localStore
        .keys(prefix)
        .filter((key) => !key.startsWith(`${prefix}note:`))
        .map((key) => [key.slice(prefix.length) as ConversationId, localStore.read(key) ?? ""]),
    ),
  );
  return {
    texts,
    set(id, text) {
      const known = texts.peek().get(id) ?? "";
      if (known === text) return;
      const changed = new Map(texts.peek());
      if (text.trim() === "") changed.delete(id);
      else changed.set(id, text);
      texts.value = changed;
    },
  };
}
