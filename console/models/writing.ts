import { type Signal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { createSavedDraft } from "../../ui/saved-draft.ts";
import type { AgentCall } from "./agent-call.ts";

export type WritingMode = "reply" | "note";

/** What the field below the conversation is for, and the note that is being written in it. */
export interface Writing {
  readonly mode: Signal<WritingMode>;
  readonly note: Signal<string>;
  /** Why the last note was not kept. */
  readonly failed: Signal<boolean>;
  /** The field is empty once the server has the note. */
  addNote(): Promise<void>;
  close(): void;
}

interface WritingOptions {
  readonly conversationId: ConversationId;
  readonly call: AgentCall;
  readonly localStore: LocalStore;
}

export function createWriting({ conversationId, call, localStore }: WritingOptions): Writing {
  const mode = signal<WritingMode>("reply");
  const note = signal("");
  const failed = signal(false);
  const saved = createSavedDraft(note, localStore);
  saved.moveTo(`note:${conversationId}`);
  let sending = false;
  return {
    mode,
    note,
    failed,
    async addNote() {
      const text = note.value;
      if (sending || isBlank(text)) return;
      sending = true;
      try {
        await call("note:add", { conversationId, text });
        failed.value = false;
        if (note.value === text) note.value = "";
      } catch (error) {
        asRefusal(error);
        failed.value = true;
      } finally {
        sending = false;
      }
    },
    close: saved.close,
  };
}
