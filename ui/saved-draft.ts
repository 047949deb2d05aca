import { effect, type Signal } from "@preact/signals";
import { mayHoldSecret } from "../protocol/secrets/suspicion.ts";
import type { LocalStore } from "./local-store.ts";

/** Keeps a text that is being written in the store, and takes it out again once it is empty. */
export interface SavedDraft {
  /** From now on it belongs to this conversation. What is being written stays; an empty field gets what was left there. */
  moveTo(conversation: string): void;
  /** Removes it from the field and the store. */
  forget(): void;
  close(): void;
}

const area = "draft:";

export function createSavedDraft(text: Signal<string>, localStore: LocalStore): SavedDraft {
  let stop = () => {};
  let key: string | undefined;
  const leave = () => {
    stop();
    if (key !== undefined) localStore.remove(key);
    key = undefined;
  };
  return {
    moveTo(conversation) {
      const next = area + conversation;
      if (next === key) return;
      leave();
      key = next;
      if (text.peek() === "") text.value = localStore.read(next) ?? "";
      stop = effect(() => {
        // A secret must not outlive the field that it stands in.
        if (text.value === "" || mayHoldSecret(text.value, 6)) localStore.remove(next);
        else localStore.write(next, text.value);
      });
    },
    forget() {
      leave();
      text.value = "";
    },
    close: () => stop(),
  };
}
