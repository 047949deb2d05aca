import { effect, type Signal } from "@preact/signals";
import { mayHoldSecret } from "../protocol/secrets/suspicion.ts";
import type { LocalStore } from "./local-store.ts";

/** Keeps a text that is being written in the store, and takes it out again once it is empty. */
export interface SavedDraft {
  /** From now on it belongs to this conversation. What is being written stays; an empty field gets what was left there. */
  moveTo(conversation: string): void;
  /**
   * Words that nobody has written, such as a page's: they stand below what is being written, in the place of the last ones.
   * Answers whether they stand alone.
   */
  offer(words: string): boolean;
  /** Removes it from the field and the store. */
  forget(): void;
  close(): void;
}

const area = "draft:";

export function createSavedDraft(text: Signal<string>, localStore: LocalStore): SavedDraft {
  let stop = () => {};
  let key: string | undefined;
  let offered = "";
  /** Appends the offered words on a line of their own. Words offered before are replaced. */
  const offerBelow = (written: string) => {
    const own = without(written, offered);
    text.value = own && offered ? `${own}\n${offered}` : own || offered;
    return own === "";
  };
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
      // They were sent, or taken out.
      if (text.peek() === "") offered = "";
      if (text.peek() === offered) offerBelow(localStore.read(next) ?? "");
      stop = effect(() => {
        // A secret must not outlive the field that it stands in.
        if (text.value === "" || mayHoldSecret(text.value, 6)) localStore.remove(next);
        else localStore.write(next, text.value);
      });
    },
    offer(words) {
      const own = without(text.peek(), offered);
      offered = words;
      return offerBelow(own);
    },
    forget() {
      leave();
      offered = "";
      text.value = "";
    },
    close: () => stop(),
  };
}

/** A text whose last line may be these words. */
const without = (text: string, words: string): string =>
  `\n${text}`.endsWith(`\n${words}`) ? text.slice(0, -words.length - 1) : text;
